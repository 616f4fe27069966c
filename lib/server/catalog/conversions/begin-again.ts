import { and, eq, inArray } from "drizzle-orm";
import type { ConversionStatus } from "#lib/conversions/schema.ts";
import { conversions } from "../../db/schema/conversions.ts";
import { convertJob } from "../../jobs/convert.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { refreshContentStatus } from "./refresh-content-status.ts";
import { SAID_NOTHING } from "./said.ts";

/** Puts the files of a title that are in one of these states back at their beginning, with their jobs. The caller holds its lock. */
export async function beginAgain(
  ctx: Pick<CatalogContext, "queue">,
  tx: Transaction,
  contentId: number,
  states: ConversionStatus[],
): Promise<void> {
  const now = new Date().toISOString();
  const begun = await tx
    .update(conversions)
    .set({
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
    .where(and(eq(conversions.content_id, contentId), inArray(conversions.status, states)))
    .returning({ id: conversions.id });
  const jobs = begun.map(({ id }) => ({ conversionId: id }));
  await ctx.queue.sendAll(tx, convertJob, jobs);
  await refreshContentStatus(tx, contentId);
}
