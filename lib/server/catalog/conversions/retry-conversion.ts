import { and, eq, isNull } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { conflict, contentNotFound } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { beginAgain } from "./begin-again.ts";

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
      throw conflict(fault("already_converted"));
    }
    if (title.status !== "error" && title.status !== "deferred") {
      throw conflict(fault("still_converting"));
    }
    await beginAgain(ctx, tx, contentId, ["error", "deferred"]);
  });
}
