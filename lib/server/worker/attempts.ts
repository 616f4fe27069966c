import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { DigitalType } from "../../content/schema.ts";
import type { AttemptOutcome, AttemptStep } from "../../conversions/history-schema.ts";
import type { ConversionStage } from "../../conversions/schema.ts";
import type { Database, Transaction } from "../catalog/context.ts";
import type { Said } from "../catalog/conversions/said.ts";
import { conversionAttempts } from "../db/schema/conversions.ts";
import { directLink } from "../files/direct-link.ts";
import { downloadedFileName } from "../files/file-name.ts";

/** The history of a conversion: a row for each attempt, written in the transactions that change the conversion. */

type Numbered = { conversionId: number; attempt: number };

/** Attempts that nobody ended were lost, and lasted as long as the conversion is known to have moved. */
export async function loseOpenAttempts(
  tx: Transaction,
  { conversionId, lastSeenAt }: { conversionId: number; lastSeenAt: string },
): Promise<void> {
  const seen = new Date(lastSeenAt).toISOString();
  await tx
    .update(conversionAttempts)
    .set({
      outcome: "lost",
      finished_at: sql`greatest(${conversionAttempts.started_at}, ${seen}::timestamptz)`,
      steps: endedSteps(seen),
    })
    .where(and(eq(conversionAttempts.conversion_id, conversionId), isNull(conversionAttempts.outcome)));
}

export async function openAttempt(
  tx: Transaction,
  { conversionId, attempt, fileType, fileUrl }: Numbered & { fileType: DigitalType; fileUrl: string },
): Promise<void> {
  // What is wrong with an address is for the attempt to find out.
  const url = URL.parse(directLink(fileUrl));
  await tx.insert(conversionAttempts).values({
    conversion_id: conversionId,
    attempt,
    file_type: fileType,
    file_name: url && (downloadedFileName(undefined, url, "") || null),
    file_host: url?.host ?? null,
    started_at: new Date().toISOString(),
  });
}

/** As its server calls the file, where that is not the end of its address. */
export async function nameFileOfAttempt(db: Database, owner: Numbered, fileName: string): Promise<void> {
  await db.update(conversionAttempts).set({ file_name: fileName }).where(isOf(owner));
}

/** Ends the step before and begins the next. */
export async function enterStep(tx: Transaction, owner: Numbered, stage: ConversionStage): Promise<void> {
  const now = new Date().toISOString();
  const step: AttemptStep = { stage, started_at: now, finished_at: null };
  await tx
    .update(conversionAttempts)
    .set({ steps: sql`${endedSteps(now)} || ${JSON.stringify([step])}::jsonb` })
    .where(isOf(owner));
}

export async function endAttempt(
  tx: Transaction,
  owner: Numbered,
  outcome: AttemptOutcome,
  said: Said | null = null,
): Promise<void> {
  const now = new Date().toISOString();
  await tx
    .update(conversionAttempts)
    .set({ ...said, outcome, finished_at: now, steps: endedSteps(now) })
    .where(isOf(owner));
}

function isOf({ conversionId, attempt }: Numbered) {
  return and(eq(conversionAttempts.conversion_id, conversionId), eq(conversionAttempts.attempt, attempt));
}

/** A step that began within the moment of what is written beside it does not end before. */
function endedSteps(at: string): SQL<AttemptStep[]> {
  const steps = conversionAttempts.steps;
  return sql`case when jsonb_array_length(${steps}) = 0 then ${steps}
    else jsonb_set(${steps}, array[(jsonb_array_length(${steps}) - 1)::text, 'finished_at'], to_jsonb(greatest(${at}::text, ${steps}->-1->>'started_at'))) end`;
}
