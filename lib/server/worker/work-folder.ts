import { mkdir, mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type WorkFolder = { path: string; close(): Promise<void> };

const BEAT_MS = 5_000;
/** As long as the queue waits for a sign of life, and then some: whose folder is older holds no job any more. */
const DEAD_AFTER_MS = 30_000;

/**
 * A folder of one worker under `tmpDir`. While the worker lives, the folder is touched again and again;
 * one that is not belongs to a worker that was killed, and whoever lives removes it. Process numbers
 * would not do: in containers that share a disk, every worker is number 1.
 */
export async function openWorkFolder(tmpDir: string): Promise<WorkFolder> {
  await mkdir(tmpDir, { recursive: true });
  const path = await mkdtemp(join(tmpDir, "worker-"));
  const closing = new AbortController();
  const beating = beat(tmpDir, path, closing.signal);
  return {
    path,
    async close() {
      closing.abort();
      await beating;
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function beat(tmpDir: string, path: string, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    // A full disk or a slow one: the next beat tries again.
    await signOfLife(path).catch(() => undefined);
    await removeDead(tmpDir, path).catch(() => undefined);
    await wait(BEAT_MS, undefined, { signal: closing }).catch(() => undefined);
  }
}

async function signOfLife(path: string): Promise<void> {
  // A process that stood still for long finds its folder gone.
  await mkdir(path, { recursive: true });
  const now = new Date();
  await utimes(path, now, now);
}

async function removeDead(tmpDir: string, own: string): Promise<void> {
  for (const name of await readdir(tmpDir)) {
    const path = join(tmpDir, name);
    if (path === own) continue;
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > DEAD_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
