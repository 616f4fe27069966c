import { type ChildProcess, fork } from "node:child_process";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import type { DigitalType } from "../../content/schema.ts";
import { codeCacheEnv } from "./code-cache.ts";
import { type FoundMessage, NO_PIECE, PIECES_FD, REQUEST_BYTES } from "./found-messages.ts";
import { memoryOf } from "./memory-of.ts";
import type { RemoteFile } from "./remote-file.ts";

const READER = fileURLToPath(new URL("./found-reader.ts", import.meta.url));
const MAX_HEAP_MB = 256;
const MAX_MEMORY_MB = 512;
const MEMORY_CHECK_MS = 100;
/** What a file says at once is not held back for long by the search for a printed ISBN and for its cover. */
const MORE_TIMEOUT_MS = 3_000;
/** Longer than any look for which somebody waits: the reader ends itself only when nobody else has. */
const LONGEST_LOOK_MS = 30_000;
/** More looks than this at a time would be felt by everybody else who uses the API. */
const MAX_AT_A_TIME = 3;

let running = 0;

/**
 * What a remote file says about itself (contract 6), read in a process of its own, with a ceiling on its memory
 * and until `signal` ends it. Never throws: when it cannot be known, the answer is `unknown`.
 */
export async function findApart(
  type: DigitalType,
  file: RemoteFile,
  signal: AbortSignal,
): Promise<FoundMessage> {
  if (file.sizeInBytes === null || running >= MAX_AT_A_TIME || signal.aborted) return { kind: "unknown" };
  running++;
  const child = fork(READER, [type, String(file.sizeInBytes), String(process.pid), String(LONGEST_LOOK_MS)], {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`, "--disable-warning=ExperimentalWarning"],
    env: { NODE_ENV: "production", ...codeCacheEnv() },
    stdio: ["ignore", "ignore", "ignore", "ipc", "pipe"],
  });
  const stop = () => child.kill("SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  const memoryCheck = setInterval(async () => {
    if ((await memoryOf(child)) > MAX_MEMORY_MB) stop();
  }, MEMORY_CHECK_MS);
  let moreTimeout: NodeJS.Timeout | undefined;
  try {
    child.once("message", () => {
      moreTimeout = setTimeout(stop, MORE_TIMEOUT_MS);
    });
    void servePieces(child.stdio[PIECES_FD] as Duplex, file);
    return await lastMessage(child);
  } finally {
    running--;
    clearInterval(memoryCheck);
    clearTimeout(moreTimeout);
    signal.removeEventListener("abort", stop);
  }
}

/** Answers one request after the other; the process waits for each. */
async function servePieces(line: Duplex, file: RemoteFile): Promise<void> {
  line.on("error", () => undefined);
  let request = Buffer.alloc(0);
  try {
    for await (const chunk of line) {
      request = Buffer.concat([request, chunk]);
      if (request.length < REQUEST_BYTES) continue;
      const piece = await file.read(request.readDoubleBE(), request.readUInt32BE(8)).catch(() => null);
      request = request.subarray(REQUEST_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece?.length ?? NO_PIECE);
      line.write(piece ? Buffer.concat([length, piece]) : length);
    }
  } catch {
    // The process has ended before its answer came.
  }
}

function lastMessage(child: ChildProcess): Promise<FoundMessage> {
  return new Promise((resolve) => {
    let last: FoundMessage = { kind: "unknown" };
    child.on("message", (message: FoundMessage) => {
      last = message;
    });
    child.once("error", () => resolve(last));
    child.once("close", () => resolve(last));
  });
}
