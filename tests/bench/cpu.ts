import { readdirSync, readFileSync } from "node:fs";

/** CPU time in milliseconds that the API and PostgreSQL have used so far; none where there is no /proc. */
export type CpuTimes = { apiMs: number; postgresMs: number };

/** The unit of /proc on every Linux. */
const TICK_MS = 10;

export function readCpuTimes(apiPid: number): CpuTimes | null {
  if (process.platform !== "linux") return null;
  const processes = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readProcess(name) : []));
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === process.pid || isOurs(parents.get(pid)));
  const sum = (isWanted: (one: (typeof processes)[number]) => boolean) =>
    processes.filter(isWanted).reduce((total, { cpuMs }) => total + cpuMs, 0);
  return {
    apiMs: sum(({ pid }) => pid === apiPid),
    postgresMs: sum(({ pid, name }) => name === "postgres" && isOurs(pid)),
  };
}

/** Nothing for a process that has just ended. Its time counts for its parent, as PostgreSQL waits for its own. */
function readProcess(id: string) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    const [, name = "", rest = ""] = /\((.*)\) (.*)/s.exec(stat) ?? [];
    const fields = rest.split(" ").map(Number);
    const cpuMs = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS;
    return [{ pid: Number(id), parent: fields[1] ?? 0, name, cpuMs }];
  } catch {
    return [];
  }
}
