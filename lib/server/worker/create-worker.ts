import { join } from "node:path";
import type { CatalogContext } from "../catalog/context.ts";
import type { Resolve } from "../files/address-guard.ts";
import { type DownloadLimits, downloadLimits } from "../files/download.ts";
import { convertAbandonedJob, convertJob } from "../jobs/convert.job.ts";
import { coverAbandonedJob, coverJob } from "../jobs/cover.job.ts";
import { purgeJob } from "../jobs/purge.job.ts";
import type { WorkerQueue } from "../jobs/queue.ts";
import { sweepJob } from "../jobs/sweep.job.ts";
import { handleAbandoned } from "./abandoned.handler.ts";
import { handleConvert } from "./convert.handler.ts";
import { handleCover, handleCoverAbandoned } from "./cover.handler.ts";
import type { WorkerDeps } from "./deps.ts";
import { handlePurge } from "./purge.handler.ts";
import { READER_LIMITS, type ReaderLimits } from "./read-file.ts";
import { sweepTitle } from "./sweep.ts";
import { openWorkFolder } from "./work-folder.ts";

export type WorkerOptions = Pick<CatalogContext, "db" | "storage" | "fileUrlAllow" | "logger"> & {
  queue: WorkerQueue;
  dataDir: string;
  concurrency: number;
  maxFileMb: number;
  /** Other limits than those of contract 5, for tests. */
  limits?: Partial<DownloadLimits>;
  readerLimits?: ReaderLimits;
  /** Another way to look names up, for tests. */
  resolve?: Resolve;
};

export type Worker = { stop(): Promise<void> };

const GRACE_MS = 5_000;
const DAILY_AT_NIGHT = "17 4 * * *";

/** Starts working on the jobs of the queue. `stop` lets work end for a moment, then gives it back. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { queue, dataDir, concurrency, maxFileMb, limits, readerLimits = READER_LIMITS } = options;
  const folder = await openWorkFolder(join(dataDir, "tmp"));
  const shutdown = new AbortController();
  const deps: WorkerDeps = {
    db: options.db,
    storage: options.storage,
    fileUrlAllow: options.fileUrlAllow,
    logger: options.logger,
    queue,
    tmpDir: folder.path,
    downloadLimits: { ...downloadLimits(maxFileMb), ...limits },
    resolve: options.resolve,
    readerLimits,
    shutdown: shutdown.signal,
  };
  await queue.start();
  await queue.work(convertJob, { concurrency }, (run) => handleConvert(deps, run));
  await queue.work(coverJob, { concurrency: 1 }, (run) => handleCover(deps, run));
  await queue.work(coverAbandonedJob, { concurrency: 1 }, ({ payload }) =>
    handleCoverAbandoned(deps, payload),
  );
  await queue.work(convertAbandonedJob, { concurrency: 1 }, ({ payload }) =>
    handleAbandoned(deps, payload.conversionId),
  );
  await queue.work(purgeJob, { concurrency: 1 }, () => handlePurge(deps));
  await queue.work(sweepJob, { concurrency: 1 }, ({ payload }) => sweepTitle(deps, payload.contentId));
  await queue.schedule(purgeJob, DAILY_AT_NIGHT);
  return {
    async stop() {
      const timer = setTimeout(() => shutdown.abort(new Error("The worker is ending.")), GRACE_MS);
      await queue.drain();
      clearTimeout(timer);
      await queue.stop();
      await folder.close();
    },
  };
}
