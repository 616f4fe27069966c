import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { download } from "../files/download.ts";
import { FileError } from "../files/file-error.ts";
import { checkFileKind } from "../files/file-kind.ts";
import type { convertJob } from "../jobs/convert.job.ts";
import type { JobRun } from "../jobs/queue.ts";
import { type Claim, claimConversion, DeletedTitleError, LostClaimError } from "./claim.ts";
import type { WorkerDeps } from "./deps.ts";
import { createProgress, type Progress } from "./progress.ts";
import { publish } from "./publish.ts";
import { readFileApart } from "./read-file.ts";
import { endInError, putOff, release, waitForNextTry } from "./settle.ts";

type Run = JobRun<ReturnType<(typeof convertJob)["payload"]["parse"]>>;

const OUR_FAULT =
  "Something failed on our side while converting. Try again; if it keeps failing, tell support.";

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
  const folder = await mkdtemp(join(deps.tmpDir, "convert-"));
  try {
    await work(deps, claim, progress, join(folder, "file"), signal);
  } finally {
    await progress.settle();
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(deps: WorkerDeps, claim: Claim, progress: Progress, path: string, signal: AbortSignal) {
  await progress.enter("fetch");
  const downloaded = await download({
    url: claim.fileUrl,
    path,
    allow: deps.fileUrlAllow,
    limits: deps.downloadLimits,
    signal,
    onProgress: (bytes, total) => progress.report(total ? bytes / total : 0),
  });
  await progress.enter("inspect");
  const kind = await checkFileKind(path, claim.fileType);
  await progress.enter("render");
  const found = await readFileApart({
    type: claim.fileType,
    path,
    outDir: join(dirname(path), "derived"),
    onProgress: ({ done, total }) => progress.report(done / total),
    signal,
    limits: deps.readerLimits,
  });
  await progress.settle();
  signal.throwIfAborted();
  await progress.enter("publish");
  await publish(deps, { claim, downloaded, kind, found });
}

async function settle(deps: WorkerDeps, claim: Claim, run: Run, error: unknown): Promise<void> {
  if (error instanceof DeletedTitleError) return putOff(deps, claim);
  if (deps.shutdown.aborted) return release(deps, claim);
  const isFileError = error instanceof FileError;
  const message = isFileError ? error.message : OUR_FAULT;
  const { tries, isRetryable } = isFileError ? error.policy : { tries: Infinity, isRetryable: true };
  const nextTry = run.retryCount + 2;
  const detail = isFileError ? { kind: error.kind, detail: error.detail } : { err: error };
  deps.logger.warn({ content: claim.contentId, conversion: claim.conversionId, ...detail }, message);
  const limit = Math.min(tries, run.tries);
  if (nextTry > limit) return endInError(deps, claim, { message, isRetryable });
  await waitForNextTry(deps, claim, { message, nextTry, tries: limit });
  throw error;
}
