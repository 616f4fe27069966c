import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Desk } from "./desk.ts";

const MAIN = fileURLToPath(import.meta.resolve("#lib/server/worker/main.ts"));

/** A worker of a desk, as `npm run worker` starts it. */
export function startWorkerProcess(desk: Desk): ChildProcess {
  return spawn(process.execPath, ["--max-semi-space-size=8", MAIN], {
    env: {
      NODE_ENV: "production",
      DATABASE_URL: desk.database.url,
      DATA_DIR: desk.dataDir,
      STORAGE_URL: desk.storageUrl,
      FILE_URL_ALLOW: desk.server.place,
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

export const lives = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** Ends it if it lives. */
export async function killProcess(child: ChildProcess): Promise<void> {
  if (!lives(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
