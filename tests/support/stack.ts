import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePorts } from "./free-port.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** A first start builds the dashboard. */
const READY_LIMIT_MS = 5 * 60_000;

export type Stack = {
  dashboardUrl: string;
  apiUrl: string;
  /** The token that the Content API accepts. */
  token: string;
  dataDir: string;
  /** Where tests may serve files, one place for each worker of the runner: the private addresses that the store fetches from. */
  filesUrls: string[];
};
export type RunningStack = Stack & {
  supervisor: ChildProcess;
  /** Settles with the exit code. */
  exited: Promise<number>;
  /** What the terminal shows, line by line, growing. */
  lines: string[];
  /** Waits until a line of the terminal matches. */
  untilLine: (pattern: RegExp) => Promise<string>;
  /** The one-time link of a first start without an administrator. */
  setUpUrl: () => Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts Colophon as `npm start` does, on free ports. A temporary data folder is made, and removed
 * at the end, unless `env` names one.
 */
export async function startStack(
  env: Record<string, string> = {},
  { filePlaces = 0 } = {},
): Promise<RunningStack> {
  const [port, apiPort, ...filesPorts] = await freePorts(2 + filePlaces);
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), "colophon-stack-")));
  await chmod(dataDir, 0o755);
  const dashboardUrl = `http://localhost:${port}`;
  const run = runSupervisor({
    PORT: String(port),
    CONTENT_API_PORT: String(apiPort),
    PUBLIC_URL: dashboardUrl,
    CONTENT_API_PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    FILE_URL_ALLOW: filesPorts.map((filesPort) => `127.0.0.1:${filesPort}`).join(","),
    ...env,
    DATA_DIR: dataDir,
  });
  const stop = async () => {
    run.supervisor.kill("SIGTERM");
    await run.exited;
    if (env.DATA_DIR === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await run.untilLine(/^Colophon is ready/);
    const token =
      env.CONTENT_API_TOKEN ?? (await readFile(join(dataDir, "secrets/content-api-token"), "utf8"));
    return {
      ...run,
      dashboardUrl,
      apiUrl: `http://127.0.0.1:${apiPort}`,
      token: token.trim(),
      dataDir,
      filesUrls: filesPorts.map((filesPort) => `http://127.0.0.1:${filesPort}`),
      setUpUrl: async () =>
        (await run.untilLine(/^Set up the first administrator/)).replace(
          "Set up the first administrator: ",
          "",
        ),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The supervisor as a process of its own, whatever comes of it. */
export function runSupervisor(env: Record<string, string>, args: string[] = []) {
  const supervisor = spawn(process.execPath, ["lib/server/start.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [supervisor.stdout, supervisor.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  const exited = once(supervisor, "close").then(([code, signal]) => {
    for (const look of waiting) look();
    return signal === null ? Number(code) : -1;
  });

  const untilLine = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const settle = (work: () => void) => {
        clearTimeout(limit);
        waiting.delete(look);
        work();
      };
      const fail = (why: string) =>
        settle(() => reject(new Error(`${why} before ${pattern}:\n${lines.join("\n")}`)));
      const look = () => {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) settle(() => resolve(found));
        else if (supervisor.exitCode !== null || supervisor.signalCode !== null) fail("The start ended");
      };
      const limit = setTimeout(() => fail("The time was over"), READY_LIMIT_MS);
      waiting.add(look);
      look();
    });
  return { supervisor, lines, exited, untilLine };
}
