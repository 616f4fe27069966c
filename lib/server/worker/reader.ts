import { readFile } from "node:fs/promises";
import { type MadeCover, makeCover, type Picture } from "../files/cover.ts";
import { FileError, fileError } from "../files/file-error.ts";
import { startWatchdog } from "../files/watchdog.ts";
import { convertFile } from "./converters/convert.ts";
import type { ReadStep } from "./converters/converted.ts";
import type { ReaderMessage, ReaderTask } from "./reader-messages.ts";

/**
 * A process that reads one file and ends: `node reader.ts <task> <path> <outDir> <pid of the parent> <limit in ms>`. What a hostile file does
 * to its parser happens here, away from the worker, its database and its secrets.
 */
const [task, path = "", outDir = "", parentPid, limitMs] = process.argv.slice(2) as [ReaderTask, ...string[]];
const PROGRESS_EVERY_MS = 250;
const ALIVE_EVERY_MS = 1_000;
let lastStepAt = 0;
let lastWordAt = 0;

startWatchdog({ parentPid: Number(parentPid), limitMs: Number(limitMs) });
process.on("disconnect", () => process.exit(1));
await tell(await read());
process.disconnect();

async function read(): Promise<ReaderMessage> {
  try {
    return task === "cover" ? await readPicture() : await readBook(task);
  } catch (error) {
    if (error instanceof FileError) {
      return { kind: "failed", error: { code: error.code, params: error.params, detail: error.detail } };
    }
    return {
      kind: "crashed",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function readBook(type: Exclude<ReaderTask, "cover">): Promise<ReaderMessage> {
  const { cover, ...found } = await convertFile(type, path, outDir, onProgress);
  return { kind: "file", result: { ...found, cover: await coverOrNone(cover) } };
}

/** Steps as often as somebody may look at them, and a word now and then between them. */
function onProgress(step?: ReadStep): void {
  const now = Date.now();
  if (step && (step.done >= step.total || now - lastStepAt >= PROGRESS_EVERY_MS)) {
    lastStepAt = now;
    lastWordAt = now;
    process.send?.({ kind: "progress", step } satisfies ReaderMessage);
  } else if (now - lastWordAt >= ALIVE_EVERY_MS) {
    lastWordAt = now;
    process.send?.({ kind: "alive" } satisfies ReaderMessage);
  }
}

async function readPicture(): Promise<ReaderMessage> {
  try {
    return { kind: "cover", cover: await makeCover({ data: await readFile(path) }, onProgress) };
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw fileError("cover_unusable", {}, String(error));
  }
}

/** A book whose cover is broken is still a book. */
async function coverOrNone(picture: Picture | null): Promise<MadeCover | null> {
  try {
    return picture ? await makeCover(picture, onProgress) : null;
  } catch {
    return null;
  }
}

function tell(message: ReaderMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}
