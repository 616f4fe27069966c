import { Worker } from "node:worker_threads";

const THREAD = new URL("./watchdog.thread.ts", import.meta.url);
const MAX_HEAP_MB = 16;

export type Watch = { parentPid: number; limitMs: number };

/**
 * Ends this process by force when its parent has gone or `limitMs` are over, even while a hostile file keeps its
 * main thread in a loop without end, where no event of its own would be heard.
 */
export function startWatchdog(watch: Watch): void {
  const thread = new Worker(THREAD, {
    workerData: watch,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  thread.unref();
}
