import { readFile } from "node:fs/promises";
import { type MadeCover, makeCover, type Picture } from "../files/cover.ts";
import { FileError, fileError } from "../files/file-error.ts";
import { startWatchdog } from "../files/watchdog.ts";
import { convertFile } from "./converters/convert.ts";
import type { ReaderMessage, ReaderTask } from "./reader-messages.ts";

/**
 * A process that reads one file and ends: `node reader.ts <task> <path> <outDir> <pid of the parent> <limit in ms>`. What a hostile file does
 * to its parser happens here, away from the worker, its database and its secrets.
 */
const [task, path = "", outDir = "", parentPid, limitMs] = process.argv.slice(2) as [ReaderTask, ...string[]];
const PROGRESS_EVERY_MS = 250;

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
  let lastProgressAt = 0;
  const { cover, ...found } = await convertFile(type, path, outDir, (step) => {
    if (step.done < step.total && Date.now() - lastProgressAt < PROGRESS_EVERY_MS) return;
    lastProgressAt = Date.now();
    process.send?.({ kind: "progress", step } satisfies ReaderMessage);
  });
  return { kind: "file", result: { ...found, cover: await coverOrNone(cover) } };
}

async function readPicture(): Promise<ReaderMessage> {
  try {
    return { kind: "cover", cover: await makeCover({ data: await readFile(path) }) };
  } catch (error) {
    throw fileError("cover_unusable", {}, String(error));
  }
}

/** A book whose cover is broken is still a book. */
async function coverOrNone(picture: Picture | null): Promise<MadeCover | null> {
  try {
    return picture ? await makeCover(picture) : null;
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
