import { rm } from "node:fs/promises";
import { FileError } from "#lib/server/files/file-error.ts";
import { checkFileKind } from "#lib/server/files/file-kind.ts";
import { convertFile } from "#lib/server/worker/converters/convert.ts";
import type { Answer, Question } from "./direct-reading.ts";

/** Reads one file after another in one process, as the process of each conversion reads its own. */
process.on("message", async ({ type, path }: Question) => {
  const outDir = `${path}-derived`;
  let ending: string;
  try {
    await checkFileKind(path, type);
    await convertFile(type, path, outDir, () => undefined);
    ending = "done";
  } catch (error) {
    ending = error instanceof FileError ? error.code : `crashed: ${String(error)}`;
  }
  await rm(outDir, { recursive: true, force: true });
  process.send?.(ending satisfies Answer);
});
process.on("disconnect", () => process.exit(0));
