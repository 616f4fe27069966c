import sharp from "sharp";
import type { CoverSize } from "../../content/preflight-schema.ts";

/** How much of a picture is read for its size: what stands before that is seldom longer. */
export const PICTURE_START_BYTES = 64 * 1024;

/** Upright pixels of a picture, told from its beginning; null where that does not tell. */
export async function sizeOfPicture(start: Uint8Array): Promise<CoverSize | null> {
  try {
    const { width, height } = (await sharp(start, { failOn: "none" }).metadata()).autoOrient;
    return { width, height };
  } catch {
    return null;
  }
}
