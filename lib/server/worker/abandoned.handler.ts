import { and, desc, eq, gte, isNotNull, ne } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { lockContent, refreshContentStatus } from "../catalog/conversions/refresh-content-status.ts";
import { failureSaid, type Said } from "../catalog/conversions/said.ts";
import { conversionAttempts, conversions } from "../db/schema/conversions.ts";
import { FILE_ERROR_CODES } from "../files/file-error.ts";
import { loseOpenAttempts } from "./attempts.ts";
import type { WorkerDeps } from "./deps.ts";
import { sweepTitle } from "./sweep.ts";

/** Ends a conversion whose workers all died before they could say anything: never an eternal bar. */
export async function handleAbandoned(deps: WorkerDeps, conversionId: number): Promise<void> {
  const { db, logger } = deps;
  const contentId = await db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        contentId: conversions.content_id,
        status: conversions.status,
        attempt: conversions.attempt,
        requestedAt: conversions.requested_at,
        updatedAt: conversions.updated_at,
      })
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
        ...((await lastReason(tx, { conversionId, since: row.requestedAt })) ?? failureSaid("interrupted")),
        retryable: true,
        updated_at: new Date().toISOString(),
        finished_at: new Date().toISOString(),
      })
      .where(eq(conversions.id, conversionId));
    await loseOpenAttempts(tx, { conversionId, lastSeenAt: row.updatedAt });
    await refreshContentStatus(tx, row.contentId);
    return row.contentId;
  });
  if (contentId !== null) await sweepTitle(deps, contentId);
}

/** What was wrong with the file or its server when a worker last lived to see an end of its attempt. */
async function lastReason(
  tx: Transaction,
  { conversionId, since }: { conversionId: number; since: string },
): Promise<Said | null> {
  const { code, params, message } = conversionAttempts;
  const [last] = await tx
    .select({ code, params, message })
    .from(conversionAttempts)
    .where(
      and(
        eq(conversionAttempts.conversion_id, conversionId),
        gte(conversionAttempts.started_at, since),
        isNotNull(code),
        ne(code, "given_back"),
      ),
    )
    .orderBy(desc(conversionAttempts.attempt))
    .limit(1);
  if (!last?.message) return null;
  const known = FILE_ERROR_CODES.find((each) => each === last.code);
  return known ? { code: known, params: last.params ?? {}, message: last.message } : null;
}
