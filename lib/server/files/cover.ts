import { createHash } from "node:crypto";
import sharp from "sharp";

/** A picture in a file format, or as bare pixels of four channels. */
export type Picture = { data: Uint8Array; pixels?: { width: number; height: number } };

const MAX_HEIGHT = 1600;
const MAX_WIDTH = 1600;
/** A small file can unfold to gigabytes of pixels: 64 million are 8,000 by 8,000. */
const MAX_INPUT_PIXELS = 64_000_000;

/** Makes the one WebP that serves as cover, at most 1600 px high. @throws when it is no usable picture */
export async function makeCover({ data, pixels }: Picture): Promise<Buffer> {
  const raw = pixels ? { raw: { ...pixels, channels: 4 as const } } : {};
  return sharp(data, { limitInputPixels: MAX_INPUT_PIXELS, failOn: "error", ...raw })
    .rotate()
    .resize({ width: MAX_WIDTH, height: MAX_HEIGHT, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .webp({ quality: 82 })
    .toBuffer();
}

/** Where a cover is kept: the name holds a hash of the picture, so that its address changes with it. */
export function coverKey(contentId: number, cover: Uint8Array): string {
  const hash = createHash("sha256").update(cover).digest("hex").slice(0, 16);
  return `covers/${contentId}-${hash}.webp`;
}
