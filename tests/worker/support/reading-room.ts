import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DigitalType } from "#lib/content/schema.ts";
import { convertFile } from "#lib/server/worker/converters/convert.ts";

/** A folder in which files are read as the reading process of a worker does, in this process; `outDir` is where their preview is. */
export async function openReadingRoom() {
  const folder = await mkdtemp(join(tmpdir(), "colophon-found-"));
  return {
    async read(type: DigitalType, file: Buffer) {
      const own = await mkdtemp(join(folder, "file-"));
      const path = join(own, "file");
      const outDir = join(own, "derived");
      await writeFile(path, file);
      return { ...(await convertFile(type, path, outDir, () => undefined)), outDir };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

export type ReadingRoom = Awaited<ReturnType<typeof openReadingRoom>>;
