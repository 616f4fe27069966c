import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Zip } from "../../files/formats/zip.ts";
import type { OnProgress } from "./converted.ts";

const MAX_SIDE_PX = 1200;
const MAX_INPUT_PIXELS = 64_000_000;
const MAX_PICTURE_BYTES = 32 * 1024 * 1024;
const MAX_PICTURES = 300;
const MAX_TOTAL_BYTES = 48 * 1024 * 1024;

/** Takes pictures out of a book into `outDir` as `images/0001.webp` and so on, each once. */
export function createPictures(zip: Zip, outDir: string) {
  const folder = join(outDir, "images");
  /** By their name in the zip. Null: it cannot be shown. */
  const files = new Map<string, string | null>();
  const waiting: { name: string; file: string }[] = [];
  let totalBytes = 0;

  async function extract(name: string, file: string): Promise<boolean> {
    if (totalBytes > MAX_TOTAL_BYTES) return false;
    const data = await zip.read(name, { maxBytes: MAX_PICTURE_BYTES, isTruncated: true });
    if (!data) return false;
    await mkdir(folder, { recursive: true });
    try {
      const { size } = await sharp(data, { limitInputPixels: MAX_INPUT_PIXELS })
        .rotate()
        .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 78, effort: 2 })
        .toFile(join(outDir, file));
      totalBytes += size;
      return true;
    } catch {
      return false;
    }
  }

  return {
    /** The file that a picture will be in, under `outDir`; null when it is not there or one too many. */
    fileOf(name: string): string | null {
      const known = files.get(name);
      if (known !== undefined) return known;
      if (!zip.has(name) || files.size >= MAX_PICTURES) return null;
      const file = `images/${String(files.size + 1).padStart(4, "0")}.webp`;
      files.set(name, file);
      waiting.push({ name, file });
      return file;
    },
    /** Writes what was asked for since the last time; gives the files that could not be made. */
    async write(onProgress: OnProgress): Promise<string[]> {
      const failed: string[] = [];
      for (const { name, file } of waiting.splice(0)) {
        onProgress();
        if (await extract(name, file)) continue;
        files.set(name, null);
        failed.push(file);
      }
      return failed;
    },
  };
}
