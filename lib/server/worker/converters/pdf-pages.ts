import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Pdf } from "../../files/formats/pdfium.ts";

/** A page this wide is read with ease on a screen; a page may be four times as tall, as a comic strip is. */
const BOX = { width: 900, height: 3600 };
const QUALITY = 78;
const SHARE = 0.1;
const MIN_PAGES = 5;
const MAX_PAGES = 40;

/** How many pages the preview shows: the first tenth, at least 5 and at most 40 (contract 6). */
export function previewPages(pageCount: number): number {
  return Math.min(pageCount, MAX_PAGES, Math.max(MIN_PAGES, Math.ceil(pageCount * SHARE)));
}

/** Writes a page as `pages/0001.webp` under `outDir`. A page that cannot be drawn is a white one: its number counts. */
export async function writePage(pdf: Pdf, index: number, outDir: string): Promise<void> {
  const folder = join(outDir, "pages");
  await mkdir(folder, { recursive: true });
  const picture = pdf.picture(index, BOX);
  const page = picture
    ? sharp(picture.data, { raw: { ...picture.pixels, channels: 4 } }).removeAlpha()
    : sharp({ create: { width: BOX.width, height: 1273, channels: 3, background: "#ffffff" } });
  await page
    .webp({ quality: QUALITY, effort: 2 })
    .toFile(join(folder, `${String(index + 1).padStart(4, "0")}.webp`));
}
