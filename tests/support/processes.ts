import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type RunningProcess = { pid: number; command: string };

/**
 * The processes that were started for a data folder: they carry it in their environment, or in
 * their command as the database does.
 */
export function processesOf(dataDir: string): RunningProcess[] {
  return listProcesses().filter((each) => each.text.includes(dataDir) && each.pid !== process.pid);
}

function listProcesses(): (RunningProcess & { text: string })[] {
  if (process.platform === "linux")
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const command = readProc(name, "cmdline");
        return command ? [{ pid: Number(name), command, text: command + readProc(name, "environ") }] : [];
      });
  return execFileSync("ps", ["-Aeww", "-o", "pid=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, text] = line.match(/^\s*(\d+)\s+(.*)$/) ?? [];
      return text === undefined ? [] : [{ pid: Number(pid), command: text, text }];
    });
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}
