import { convertJob } from "../jobs/convert.job.ts";
import { type Claim, writeOwned } from "./claim.ts";
import type { WorkerDeps } from "./deps.ts";
import { progressSentence } from "./progress-sentence.ts";

/** The ways in which an attempt ends without a result. Each throws LostClaimError when it has no right to write. */

/** For good: `message` says what happened and what to do. */
export async function endInError(
  { db }: WorkerDeps,
  claim: Claim,
  { message, isRetryable }: { message: string; isRetryable: boolean },
): Promise<void> {
  await db.transaction((tx) =>
    writeOwned(tx, claim, {
      status: "error",
      message,
      retryable: isRetryable,
      finished_at: new Date().toISOString(),
    }),
  );
}

/** Until the queue tries again. */
export async function waitForNextTry(
  { db }: WorkerDeps,
  claim: Claim,
  { message, nextTry, tries }: { message: string; nextTry: number; tries: number },
): Promise<void> {
  const sentence = `${message} Waiting for try ${nextTry} of ${tries}`;
  await db.transaction((tx) =>
    writeOwned(tx, claim, {
      status: "awaiting",
      step: 1,
      percent: 0,
      message: progressSentence("fetch", sentence),
    }),
  );
}

/** Given back because this process has to end: a new job, at once and with all its tries. */
export async function release({ db, queue }: WorkerDeps, claim: Claim): Promise<void> {
  await db.transaction(async (tx) => {
    await writeOwned(tx, claim, {
      status: "awaiting",
      step: 1,
      percent: 0,
      message: progressSentence("fetch", "Waiting for a worker"),
    });
    await queue.send(tx, convertJob, { conversionId: claim.conversionId });
  });
}

/** Until the deleted title is restored and its conversion asked for. */
export async function putOff({ db }: WorkerDeps, claim: Claim): Promise<void> {
  await db.transaction((tx) =>
    writeOwned(tx, claim, { status: "deferred", step: null, percent: null, message: null }),
  );
}
