import { and, eq, inArray, sql } from "drizzle-orm";
import type { DigitalType } from "../../content/schema.ts";
import type { Database, Transaction } from "../catalog/context.ts";
import { lockContent, refreshContentStatus } from "../catalog/conversions/refresh-content-status.ts";
import { progressSaid, SAID_NOTHING } from "../catalog/conversions/said.ts";
import { content } from "../db/schema/content.ts";
import { conversions } from "../db/schema/conversions.ts";
import { loseOpenAttempts, openAttempt } from "./attempts.ts";
import { UnwantedWorkError } from "./unwanted-work.ts";
import { readUsualSeconds, type UsualSeconds } from "./usual-seconds.ts";

/** One attempt at one conversion. Its number is the fence: whoever comes later has a higher one. */
export type Claim = {
  conversionId: number;
  attempt: number;
  contentId: number;
  trackId: number | null;
  fileUrl: string;
  fileType: DigitalType;
  usualSeconds: UsualSeconds;
};

/** Another worker has taken the conversion over, or it is gone: this attempt may write nothing more. */
export class LostClaimError extends UnwantedWorkError {
  constructor({ conversionId, attempt }: Claim) {
    super(`attempt ${attempt} no longer owns conversion ${conversionId}`);
    this.name = "LostClaimError";
  }
}

/** The title was deleted while its file was being converted. */
export class DeletedTitleError extends UnwantedWorkError {
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
        updatedAt: conversions.updated_at,
        trackId: conversions.track_id,
        fileUrl: conversions.file_url,
        fileType: content.file_type,
        deletedAt: content.deleted_at,
      })
      .from(conversions)
      .innerJoin(content, eq(content.id, conversions.content_id))
      .where(eq(conversions.id, conversionId));
    if (!found || ["done", "error", "deferred"].includes(found.status)) return null;
    const { trackId, fileUrl } = found;
    const fileType = found.fileType as DigitalType;
    const usualSeconds = await readUsualSeconds(tx, fileType);
    const isDeleted = found.deletedAt !== null;
    const begun = {
      status: "started_dispatching_conversion",
      step: 1,
      percent: 0,
      ...progressSaid("starting"),
      usual_seconds: usualSeconds.fetch ?? null,
    };
    const [row] = await tx
      .update(conversions)
      .set({
        ...(isDeleted ? { status: "deferred", step: null, percent: null, ...SAID_NOTHING } : begun),
        attempt: sql`${conversions.attempt} + 1`,
        started_at: sql`now()`,
        updated_at: sql`now()`,
      })
      .where(eq(conversions.id, conversionId))
      .returning({ attempt: conversions.attempt });
    await loseOpenAttempts(tx, { conversionId, lastSeenAt: found.updatedAt });
    await refreshContentStatus(tx, contentId);
    if (!row || isDeleted) return null;
    const claim = { conversionId, attempt: row.attempt, contentId, trackId, fileUrl, fileType, usualSeconds };
    await openAttempt(tx, claim);
    return claim;
  });
}

/** Between a claim and its end: a row in any other state belongs to nobody, or waits for the next attempt. */
const IN_HAND = ["started_dispatching_conversion", "converting"];

/** The row of the conversion, as long as this attempt owns it: every write of an attempt goes through here. */
export function ownedBy({ conversionId, attempt }: Claim) {
  return and(
    eq(conversions.id, conversionId),
    eq(conversions.attempt, attempt),
    inArray(conversions.status, IN_HAND),
  );
}

/**
 * Looks whether this attempt is still worth its while.
 *
 * @throws LostClaimError, DeletedTitleError
 */
export async function checkClaim(db: Database, claim: Claim): Promise<void> {
  const [owned] = await db
    .select({ deletedAt: content.deleted_at })
    .from(conversions)
    .innerJoin(content, eq(content.id, conversions.content_id))
    .where(ownedBy(claim));
  if (!owned) throw new LostClaimError(claim);
  if (owned.deletedAt !== null) throw new DeletedTitleError(claim);
}

type Row = typeof conversions.$inferInsert;
type Change = Omit<{ [Column in keyof Row]?: Row[Column] | ReturnType<typeof sql> }, "updated_at">;

/**
 * Changes the row in a transaction that has locked the title first, and lets the title follow.
 *
 * @throws LostClaimError
 */
export async function writeOwned(tx: Transaction, claim: Claim, change: Change): Promise<void> {
  await lockContent(tx, claim.contentId);
  const written = await tx
    .update(conversions)
    .set({ ...change, updated_at: sql`clock_timestamp()` })
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
