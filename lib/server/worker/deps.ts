import type { CatalogContext } from "../catalog/context.ts";
import type { Resolve } from "../files/address-guard.ts";
import type { DownloadLimits } from "../files/download.ts";
import type { WorkerQueue } from "../jobs/queue.ts";
import type { ReaderLimits } from "./read-file.ts";

/** What the handlers of the worker reach. */
export type WorkerDeps = Pick<CatalogContext, "db" | "storage" | "fileUrlAllow" | "logger"> & {
  queue: WorkerQueue;
  /** Where files lie while this worker works on them. */
  tmpDir: string;
  downloadLimits: DownloadLimits;
  resolve?: Resolve | undefined;
  readerLimits: ReaderLimits;
  /** Aborted when the process has to end: work in hand is given back to the queue. */
  shutdown: AbortSignal;
};
