import { and, eq, inArray, isNull } from "drizzle-orm";
import { content, conversions } from "../../db/schema.ts";
import { CatalogError, contentNotFound } from "../../errors.ts";
import { convertJob } from "../../jobs/convert.job.ts";
import type { CatalogContext } from "../context.ts";
import { refreshContentStatus } from "./refresh-content-status.ts";

/**
 * Starts a deferred title, or tries a failed one again; of an audiobook, the tracks that failed or
 * were put off (contract 3.6, `POST /{id}/conversion`).
 *
 * @throws CatalogError `content_not_found`; `conflict` when the conversion is running or done
 */
export async function retryConversion(
  ctx: Pick<CatalogContext, "db" | "queue">,
  contentId: number,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [title] = await tx
      .select({ status: content.conversion_status })
      .from(content)
      .where(and(eq(content.id, contentId), isNull(content.deleted_at)))
      .for("no key update");
    if (!title) throw contentNotFound();
    if (title.status === "done") {
      throw new CatalogError("conflict", "This content is already converted.");
    }
    if (title.status !== "error" && title.status !== "deferred") {
      throw new CatalogError("conflict", "The conversion is still running. Wait until it has ended.");
    }
    const restarted = await tx
      .update(conversions)
      .set({
        status: "awaiting",
        step: null,
        percent: null,
        message: null,
        retryable: false,
        requested_at: new Date().toISOString(),
        started_at: null,
        updated_at: new Date().toISOString(),
        finished_at: null,
      })
      .where(and(eq(conversions.content_id, contentId), inArray(conversions.status, ["error", "deferred"])))
      .returning({ id: conversions.id });
    for (const { id } of restarted) await ctx.queue.send(tx, convertJob, { conversionId: id });
    await refreshContentStatus(tx, contentId);
  });
}
