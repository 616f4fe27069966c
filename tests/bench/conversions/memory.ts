import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

export type Peaks = { workerMb: number; readerMb: number };

const LOOK_EVERY_MS = 50;

/** Watches the most memory that a worker, and any process it started, has held at a time. */
export function watchMemory(pid: number) {
  const over = new AbortController();
  const peaks: Peaks = { workerMb: 0, readerMb: 0 };
  const watching = (async () => {
    while (!over.signal.aborted) {
      peaks.workerMb = Math.max(peaks.workerMb, await residentMb(pid));
      for (const child of await childrenOf(pid))
        peaks.readerMb = Math.max(peaks.readerMb, await residentMb(child));
      await wait(LOOK_EVERY_MS);
    }
  })();
  return async (): Promise<Peaks> => {
    over.abort();
    await watching;
    return peaks;
  };
}

/** What it holds now; 0 when it has ended, or where there is no /proc. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text.split(" ").filter(Boolean).map(Number);
}
