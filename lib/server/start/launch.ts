import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const PRELOAD = new URL(`./leave-with-parent.ts?parent=${process.pid}`, import.meta.url).href;
const STOP_LIMIT_MS = 12_000;

export type Program = {
  /** What Node runs: a file and its arguments. */
  args: string[];
  env: NodeJS.ProcessEnv;
};

export type Launched = {
  pid: number | undefined;
  /** Settles with "code 1" or "SIGKILL" when the process is gone and its last line was read. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

/** Starts a Node process of ours in a group of its own, apart from the terminal's Ctrl-C. */
export function launch({ args, env }: Program, onLine: (line: string) => void): Launched {
  const child = spawn(process.execPath, ["--import", PRELOAD, ...args], {
    detached: true,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", onLine);
  }
  child.on("error", (error) => onLine(`Error: ${error.message}`));
  const killGroup = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Nothing of the group is left.
    }
  };
  const exited = once(child, "exit").catch(() => [null, null]);
  const ended = exited.then(async ([code, signal]) => {
    killGroup();
    return signal === null ? `code ${code}` : String(signal);
  });

  return {
    pid: child.pid,
    ended,
    async stop() {
      child.kill("SIGTERM");
      const limit = setTimeout(killGroup, STOP_LIMIT_MS);
      await ended;
      clearTimeout(limit);
    },
  };
}
