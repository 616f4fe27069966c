import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Postmaster = { pid: number; port: number };

const LEAVING_LIMIT_MS = 5_000;
const ORPHAN_LIMIT_MS = 30_000;

/** The server that runs on these files, if one does. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readText(join(cluster, "postmaster.pid"))?.split("\n");
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return describeProcess(pid)?.command.includes("postgres") ? { pid, port } : undefined;
}

/**
 * Clears what an earlier start has left: a server whose guard was killed is stopped, the file of a
 * server that is gone is removed (its process number may by now belong to anything).
 *
 * @throws Error when another start uses the folder
 */
export async function makeWayForServer(cluster: string): Promise<void> {
  // The server of a start that was just killed needs a moment to leave.
  const stillGuarded = () => {
    const postmaster = findPostmaster(cluster);
    return postmaster !== undefined && isGuarded(postmaster);
  };
  if (!(await waitUntilNot(stillGuarded, LEAVING_LIMIT_MS))) {
    throw new Error(
      `The data folder ${join(cluster, "..", "..")} is in use by another Colophon. Stop that one first, or give DATA_DIR another folder.`,
    );
  }
  const orphan = findPostmaster(cluster);
  if (orphan) process.kill(orphan.pid, "SIGINT");
  if (!(await waitUntilNot(() => findPostmaster(cluster) !== undefined, ORPHAN_LIMIT_MS))) {
    throw new Error(
      `An earlier PostgreSQL still runs on ${cluster} as process ${orphan?.pid}. Stop it first.`,
    );
  }
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}

async function waitUntilNot(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (condition()) {
    if (Date.now() > end) return false;
    await wait(100);
  }
  return true;
}

function isGuarded(postmaster: Postmaster): boolean {
  const parentPid = describeProcess(postmaster.pid)?.parentPid;
  return parentPid !== undefined && describeProcess(parentPid)?.command.includes("embedded-guard") === true;
}

/** From /proc, because slim containers have no `ps`; from `ps` where there is no /proc. */
function describeProcess(pid: number): { parentPid: number; command: string } | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const status = readText(`/proc/${pid}/status`);
  if (status !== undefined) {
    const parentPid = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
    return { parentPid, command: (readText(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ") };
  }
  if (process.platform === "linux") return undefined;
  try {
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" });
    const [, parentPid, command] = /^\s*(\d+)\s+(.*)$/m.exec(line) ?? [];
    return command === undefined ? undefined : { parentPid: Number(parentPid), command };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
