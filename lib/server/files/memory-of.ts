import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";

/** Megabytes in memory, as Linux tells it; 0 elsewhere, where the heap limit alone has to do. */
export async function memoryOf(child: ChildProcess): Promise<number> {
  try {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
