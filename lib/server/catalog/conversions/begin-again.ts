import { inArray } from "drizzle-orm";
import { conversions } from "../../db/schema/conversions.ts";
import { convertJob } from "../../jobs/convert.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { refreshContentStatus } from "./refresh-content-status.ts";
import { SAID_NOTHING } from "./said.ts";

/**
 * Puts these files of a title back at their beginning, with their jobs; with `fileUrl` another file in
 * their place. The caller holds the lock of the title and has seen that none of them is under way.
 */
export async function beginAgain(
  ctx: Pick<CatalogContext, "queue">,
  tx: Transaction,
  contentId: number,
  conversionIds: number[],
  fileUrl?: string,
): Promise<void> {
  const now = new Date().toISOString();
  await tx
    .update(conversions)
    .set({
      ...(fileUrl === undefined ? {} : { file_url: fileUrl }),
      status: "awaiting",
      step: null,
      percent: null,
      ...SAID_NOTHING,
      usual_seconds: null,
      retryable: false,
      requested_at: now,
      started_at: null,
      updated_at: now,
      finished_at: null,
    })
    .where(inArray(conversions.id, conversionIds));
  const jobs = conversionIds.map((conversionId) => ({ conversionId }));
  await ctx.queue.sendAll(tx, convertJob, jobs);
  await refreshContentStatus(tx, contentId);
}
