import { createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

export type LogFile = { path: string; write: (line: string) => void };

/** Opens `dataDir/logs/name.log` at its end. A large one is put aside first, in place of the last such. */
export function openLogFile(dataDir: string, name: string): LogFile {
  const folder = join(dataDir, "logs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  // A full disk must not end the processes that still work.
  stream.on("error", () => undefined);
  return { path, write: (line) => void stream.write(`${line}\n`) };
}
