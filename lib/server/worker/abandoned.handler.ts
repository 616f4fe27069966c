import { eq } from "drizzle-orm";
import { lockContent, refreshContentStatus } from "../catalog/conversions/refresh-content-status.ts";
import { failureSaid } from "../catalog/conversions/said.ts";
import { conversions } from "../db/schema/conversions.ts";
import { loseOpenAttempts } from "./attempts.ts";
import type { WorkerDeps } from "./deps.ts";
import { sweepTitle } from "./sweep.ts";

/** Ends a conversion whose workers all died before they could say anything: never an eternal bar. */
export async function handleAbandoned(deps: WorkerDeps, conversionId: number): Promise<void> {
  const { db, logger } = deps;
  const contentId = await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ contentId: conversions.content_id, status: conversions.status, attempt: conversions.attempt })
      .from(conversions)
      .where(eq(conversions.id, conversionId));
    if (!row || ["done", "error", "deferred"].includes(row.status)) return null;
    logger.error({ content: row.contentId, conversion: conversionId }, "conversion abandoned");
    await lockContent(tx, row.contentId);
    await tx
      .update(conversions)
      .set({
        status: "error",
        // A worker that was only slow loses its claim with this.
        attempt: row.attempt + 1,
        ...failureSaid("interrupted"),
        retryable: true,
        updated_at: new Date().toISOString(),
        finished_at: new Date().toISOString(),
      })
      .where(eq(conversions.id, conversionId));
    await loseOpenAttempts(tx, conversionId);
    await refreshContentStatus(tx, row.contentId);
    return row.contentId;
  });
  if (contentId !== null) await sweepTitle(deps, contentId);
}
