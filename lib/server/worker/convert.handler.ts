import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { failureSaid, faultSaid } from "../catalog/conversions/said.ts";
import { download } from "../files/download.ts";
import { FileError } from "../files/file-error.ts";
import { checkFileKind } from "../files/file-kind.ts";
import type { convertJob } from "../jobs/convert.job.ts";
import type { JobRun } from "../jobs/queue.ts";
import { nameFileOfAttempt } from "./attempts.ts";
import { type Claim, checkClaim, claimConversion, DeletedTitleError, LostClaimError } from "./claim.ts";
import type { WorkerDeps } from "./deps.ts";
import { createProgress, type Progress } from "./progress.ts";
import { publish } from "./publish.ts";
import { readFileApart } from "./read-file.ts";
import { endInError, putOff, release, waitForNextTry } from "./settle.ts";
import { sweepTitle } from "./sweep.ts";
import { watchWork } from "./unwanted-work.ts";

type Run = JobRun<ReturnType<(typeof convertJob)["payload"]["parse"]>>;

/**
 * Converts one file (contract 3.6, 5): fetch, inspect, read, publish. Returns when the job is over,
 * well or badly; throws when the queue is to try again.
 */
export async function handleConvert(deps: WorkerDeps, run: Run): Promise<void> {
  const claim = await claimConversion(deps.db, run.payload.conversionId);
  if (!claim) return;
  const log = deps.logger.child({ content: claim.contentId, conversion: claim.conversionId });
  log.info({ attempt: claim.attempt }, "conversion started");
  try {
    await convert(deps, claim, run.signal);
    log.info({ attempt: claim.attempt }, "conversion done");
  } catch (error) {
    if (error instanceof LostClaimError) return log.warn(error.message);
    await settle(deps, claim, run, error).catch((fault) => {
      if (!(fault instanceof LostClaimError)) throw fault;
      log.warn(fault.message);
    });
  }
}

async function convert(deps: WorkerDeps, claim: Claim, expired: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const signal = AbortSignal.any([deps.shutdown, expired, lost.signal]);
  const progress = createProgress(deps.db, claim, (error) => lost.abort(error));
  const look = () => checkClaim(deps.db, claim);
  const stopWatching = watchWork(look, (error) => lost.abort(error));
  const folder = await mkdtemp(join(deps.tmpDir, "convert-"));
  try {
    if (claim.attempt > 1) await sweepTitle(deps, claim.contentId);
    await work(deps, claim, progress, folder, signal);
  } finally {
    stopWatching();
    await progress.settle();
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(deps: WorkerDeps, claim: Claim, progress: Progress, folder: string, signal: AbortSignal) {
  const path = join(folder, "file");
  const outDir = join(folder, "derived");
  await progress.enter("fetch");
  const downloaded = await download({
    url: claim.fileUrl,
    path,
    allow: deps.fileUrlAllow,
    limits: deps.downloadLimits,
    resolve: deps.resolve,
    signal,
    onProgress: (bytes, total) => progress.report(total ? bytes / total : 0),
  });
  await nameFileOfAttempt(deps.db, claim, downloaded.name);
  await progress.enter("inspect");
  const kind = await checkFileKind(path, claim.fileType);
  await progress.enter("render");
  const read = await readFileApart({
    type: claim.fileType,
    path,
    outDir,
    onProgress: progress.reportStep,
    signal,
    limits: deps.readerLimits,
  });
  await progress.settle();
  signal.throwIfAborted();
  await progress.enter("publish");
  await publish(deps, { claim, downloaded, kind, read, outDir });
}

async function settle(deps: WorkerDeps, claim: Claim, run: Run, error: unknown): Promise<void> {
  if (error instanceof DeletedTitleError) return putOff(deps, claim);
  if (deps.shutdown.aborted) return release(deps, claim);
  const isFileError = error instanceof FileError;
  const said = isFileError ? faultSaid(error) : failureSaid("internal");
  const { tries, isRetryable } = isFileError ? error.policy : { tries: Infinity, isRetryable: true };
  const nextTry = run.retryCount + 2;
  const detail = isFileError ? { code: error.code, detail: error.detail } : { err: error };
  deps.logger.warn({ content: claim.contentId, conversion: claim.conversionId, ...detail }, said.message);
  const limit = Math.min(tries, run.tries);
  if (nextTry > limit) {
    await endInError(deps, claim, { said, isRetryable });
    return sweepTitle(deps, claim.contentId);
  }
  await waitForNextTry(deps, claim, { said, nextTry, tries: limit });
  throw error;
}
