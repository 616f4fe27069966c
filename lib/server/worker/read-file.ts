import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DigitalType } from "../../content/schema.ts";
import { codeCacheEnv } from "../files/code-cache.ts";
import type { MadeCover } from "../files/cover.ts";
import { FileError, fileError } from "../files/file-error.ts";
import { memoryOf } from "../files/memory-of.ts";
import type { ReadStep } from "./converters/converted.ts";
import type { ReaderMessage, ReaderTask, ReadFile } from "./reader-messages.ts";

export type ReaderLimits = {
  timeoutMs: number;
  /** Between two signs of life. Readers give them at each page, chapter, picture and piece, which take seconds at most. */
  silenceMs: number;
  maxHeapMb: number;
  maxMemoryMb: number;
};

/** No file is held in memory whole: what a book of 500 MB takes is well below this, what a hostile one may take is not much above. */
export const READER_LIMITS: ReaderLimits = {
  timeoutMs: 10 * 60_000,
  silenceMs: 90_000,
  maxHeapMb: 384,
  maxMemoryMb: 900,
};

const READER = fileURLToPath(new URL("./reader.ts", import.meta.url));
const LOOK_EVERY_MS = 250;
/** The reader ends itself only when nobody else has: it could not say why. */
const WATCHDOG_GRACE_MS = 5_000;

type OnStep = (step: ReadStep) => void;
type TaskOptions = { path: string; outDir?: string; signal: AbortSignal; limits: ReaderLimits };

/**
 * Reads a file in a process of its own, which may write under `outDir`, with limits of time, silence and memory, so that a hostile
 * file ends nothing but its own attempt. The process gets no secret into its environment.
 *
 * @throws FileError `damaged` or `too_heavy` (`reading_too_long`, `too_much_memory`); Error when the process died unexpectedly; the reason of `signal`
 */
export async function readFileApart(
  options: TaskOptions & { type: DigitalType; outDir: string; onProgress: OnStep },
): Promise<ReadFile> {
  const answer = await runReader(options.type, options, options.onProgress);
  if (answer.kind !== "file") throw new Error(`The reading process answered with ${answer.kind}.`);
  return answer.result;
}

/** Makes a cover from the picture at `path`, in the same way. @throws as `readFileApart` does */
export async function makeCoverApart(options: TaskOptions): Promise<MadeCover> {
  const answer = await runReader("cover", options, () => undefined);
  if (answer.kind !== "cover") throw new Error(`The reading process answered with ${answer.kind}.`);
  return answer.cover;
}

async function runReader(
  task: ReaderTask,
  { path, outDir = "", signal, limits }: TaskOptions,
  onProgress: OnStep,
) {
  signal.throwIfAborted();
  const child = fork(
    READER,
    [task, path, outDir, String(process.pid), String(limits.timeoutMs + WATCHDOG_GRACE_MS)],
    {
      execArgv: [
        `--max-old-space-size=${limits.maxHeapMb}`,
        "--expose-gc",
        "--disable-warning=ExperimentalWarning",
      ],
      env: { NODE_ENV: "production", ...codeCacheEnv() },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );
  let stopReason: unknown = null;
  const stop = (reason: unknown) => {
    stopReason ??= reason;
    child.kill("SIGKILL");
  };
  const onAbort = () => stop(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const timeout = setTimeout(() => stop(fileError("reading_too_long", {})), limits.timeoutMs);
  let silentMs = 0;
  const looking = setInterval(async () => {
    // Counted in looks and not by the clock: a machine that is overloaded, or stood still, looks less often.
    silentMs += LOOK_EVERY_MS;
    if (silentMs > limits.silenceMs) stop(fileError("reading_too_long", {}, `silent for ${silentMs} ms`));
    if ((await memoryOf(child)) > limits.maxMemoryMb) stop(fileError("too_much_memory", {}));
  }, LOOK_EVERY_MS);
  const onWord = () => {
    silentMs = 0;
  };
  try {
    const last = await lastMessage(child, onProgress, onWord);
    if (stopReason !== null) throw stopReason;
    return toAnswer(last, child);
  } finally {
    clearTimeout(timeout);
    clearInterval(looking);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Resolves when the process has ended, with its last word, if it had one. */
function lastMessage(
  child: ChildProcess,
  onProgress: OnStep,
  onWord: () => void,
): Promise<ReaderMessage | null> {
  return new Promise((resolve, reject) => {
    let last: ReaderMessage | null = null;
    child.on("message", (message: ReaderMessage) => {
      onWord();
      if (message.kind === "progress") onProgress(message.step);
      else if (message.kind !== "alive") last = message;
    });
    child.once("error", reject);
    child.once("close", () => resolve(last));
  });
}

function toAnswer(last: ReaderMessage | null, child: ChildProcess): ReaderMessage {
  if (last?.kind === "file" || last?.kind === "cover") return last;
  if (last?.kind === "failed") throw new FileError(last.error.code, last.error.params, last.error.detail);
  // V8 ends the process with SIGABRT when its heap is full.
  if (child.signalCode === "SIGABRT" || child.exitCode === 134) throw fileError("too_much_memory", {});
  const how = last?.kind === "crashed" ? last.message : `exit ${child.exitCode ?? child.signalCode}`;
  throw new Error(`The reading process failed: ${how}`);
}
