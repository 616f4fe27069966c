import {
  failureSaid,
  progressSaid,
  SAID_NOTHING,
  type Said,
  tryingAgainSaid,
} from "../catalog/conversions/said.ts";
import { convertJob } from "../jobs/convert.job.ts";
import { endAttempt } from "./attempts.ts";
import { type Claim, writeOwned } from "./claim.ts";
import type { WorkerDeps } from "./deps.ts";

/** The ways in which an attempt ends without a result. Each throws LostClaimError when it has no right to write. */

const FROM_THE_START = { status: "awaiting", step: 1, percent: 0, usual_seconds: null };

/** For good: `said` tells what happened and what to do. */
export async function endInError(
  { db }: WorkerDeps,
  claim: Claim,
  { said, isRetryable }: { said: Said; isRetryable: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    const finished_at = new Date().toISOString();
    await writeOwned(tx, claim, { status: "error", ...said, retryable: isRetryable, finished_at });
    await endAttempt(tx, claim, "failed", said);
  });
}

/** Until the queue tries again. */
export async function waitForNextTry(
  { db }: WorkerDeps,
  claim: Claim,
  { said, nextTry, tries }: { said: Said; nextTry: number; tries: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await writeOwned(tx, claim, { ...FROM_THE_START, ...tryingAgainSaid(said, nextTry, tries) });
    await endAttempt(tx, claim, "retried", said);
  });
}

/** Given back because this process has to end: a new job, at once and with all its tries. */
export async function release({ db, queue }: WorkerDeps, claim: Claim): Promise<void> {
  await db.transaction(async (tx) => {
    await writeOwned(tx, claim, { ...FROM_THE_START, ...progressSaid("waiting_for_worker") });
    await endAttempt(tx, claim, "retried", failureSaid("given_back"));
    await queue.send(tx, convertJob, { conversionId: claim.conversionId });
  });
}

/** Until the deleted title is restored and its conversion asked for. */
export async function putOff({ db }: WorkerDeps, claim: Claim): Promise<void> {
  await db.transaction(async (tx) => {
    await writeOwned(tx, claim, { status: "deferred", step: null, percent: null, ...SAID_NOTHING });
    await endAttempt(tx, claim, "deleted");
  });
}
