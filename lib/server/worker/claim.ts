import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../catalog/context.ts";
import { lockContent, refreshContentStatus } from "../catalog/conversions/refresh-content-status.ts";
import { content, conversions } from "../db/schema.ts";
import type { DigitalType } from "../files/file-kind.ts";
import { progressSentence } from "./progress-sentence.ts";

/** One attempt at one conversion. Its number is the fence: whoever comes later has a higher one. */
export type Claim = {
  conversionId: number;
  attempt: number;
  contentId: number;
  trackId: number | null;
  fileUrl: string;
  fileType: DigitalType;
};

/** Another worker has taken the conversion over, or it is gone: this attempt may write nothing more. */
export class LostClaimError extends Error {
  constructor({ conversionId, attempt }: Claim) {
    super(`attempt ${attempt} no longer owns conversion ${conversionId}`);
    this.name = "LostClaimError";
  }
}

/** The title was deleted while its file was being converted. */
export class DeletedTitleError extends Error {
  constructor({ contentId }: Claim) {
    super(`title ${contentId} was deleted meanwhile`);
    this.name = "DeletedTitleError";
  }
}

/**
 * Takes a conversion over from whoever had it. Null when there is nothing to do: it is gone or has
 * ended, or its title was deleted, in which case it waits, deferred, for the title to be restored.
 */
export async function claimConversion(db: Database, conversionId: number): Promise<Claim | null> {
  return db.transaction(async (tx) => {
    const contentId = await contentOf(tx, conversionId);
    if (contentId === null) return null;
    await lockContent(tx, contentId);
    const [found] = await tx
      .select({
        status: conversions.status,
        trackId: conversions.track_id,
        fileUrl: conversions.file_url,
        fileType: content.file_type,
        deletedAt: content.deleted_at,
      })
      .from(conversions)
      .innerJoin(content, eq(content.id, conversions.content_id))
      .where(eq(conversions.id, conversionId));
    if (!found || ["done", "error", "deferred"].includes(found.status)) return null;
    const isDeleted = found.deletedAt !== null;
    const [row] = await tx
      .update(conversions)
      .set({
        status: isDeleted ? "deferred" : "started_dispatching_conversion",
        attempt: sql`${conversions.attempt} + 1`,
        step: isDeleted ? null : 1,
        percent: isDeleted ? null : 0,
        message: isDeleted ? null : progressSentence("fetch", "Starting the conversion"),
        started_at: sql`now()`,
        updated_at: sql`now()`,
      })
      .where(eq(conversions.id, conversionId))
      .returning({ attempt: conversions.attempt });
    await refreshContentStatus(tx, contentId);
    if (!row || isDeleted) return null;
    const { trackId, fileUrl } = found;
    const fileType = found.fileType as DigitalType;
    return { conversionId, attempt: row.attempt, contentId, trackId, fileUrl, fileType };
  });
}

/** The row of the conversion, as long as this attempt owns it: every write of an attempt goes through here. */
export function ownedBy({ conversionId, attempt }: Claim) {
  return and(eq(conversions.id, conversionId), eq(conversions.attempt, attempt));
}

type Change = Partial<typeof conversions.$inferInsert>;

/**
 * Changes the row in a transaction that has locked the title first, and lets the title follow.
 *
 * @throws LostClaimError
 */
export async function writeOwned(tx: Transaction, claim: Claim, change: Change): Promise<void> {
  await lockContent(tx, claim.contentId);
  const written = await tx
    .update(conversions)
    .set({ ...change, updated_at: new Date().toISOString() })
    .where(ownedBy(claim))
    .returning({ id: conversions.id });
  if (written.length === 0) throw new LostClaimError(claim);
  await refreshContentStatus(tx, claim.contentId);
}

async function contentOf(tx: Transaction, conversionId: number): Promise<number | null> {
  const [row] = await tx
    .select({ contentId: conversions.content_id })
    .from(conversions)
    .where(eq(conversions.id, conversionId));
  return row?.contentId ?? null;
}
