import sharp, { type Metadata, type Sharp } from "sharp";
import { COVER_MAX_PIXELS } from "../../content/cover-schema.ts";
import { fileError } from "./file-error.ts";

/** A picture in a file format, or as bare pixels of four channels. */
export type Picture = { data: Uint8Array; pixels?: { width: number; height: number } };

/** How wide each size is, in pixels; a picture is never made larger than it came. */
const WIDTHS = { small: 160, medium: 480, large: 1200 } as const;
type Size = keyof typeof WIDTHS;

export type CoverFormat = "jpg" | "png" | "webp" | "gif" | "avif";

/** A picture as it came and in three sizes as WebP. `width` and `height` are those of the original, upright. */
export type MadeCover = Record<Size | "original", Uint8Array> & {
  format: CoverFormat;
  width: number;
  height: number;
};

/** Browsers show these; any other original is kept as WebP. */
const FORMATS: Partial<Record<string, CoverFormat>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  gif: "gif",
  avif: "avif",
};

/**
 * Makes what is kept of a cover (contract 3.1, `cover`). `onStep` is told between the steps, of which each
 * unpacks the picture anew.
 *
 * @throws FileError `cover_too_many_pixels`; any other error when it is no usable picture
 */
export async function makeCover(
  { data, pixels }: Picture,
  onStep: () => void = () => undefined,
): Promise<MadeCover> {
  const raw = pixels ? { raw: { ...pixels, channels: 4 as const } } : {};
  const picture = () => sharp(data, { limitInputPixels: COVER_MAX_PIXELS, failOn: "error", ...raw }).rotate();
  await checkPixels(sharp(data, { limitInputPixels: false, ...raw }));
  const metadata = await picture().metadata();
  const known = pixels ? undefined : formatOf(metadata);
  const sized = async (width: number) => {
    onStep();
    return picture()
      .resize({ width, height: width * 2, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .webp({ quality: 82 })
      .toBuffer();
  };
  return {
    original: known ? data : await picture().webp({ quality: 90 }).toBuffer(),
    small: await sized(WIDTHS.small),
    medium: await sized(WIDTHS.medium),
    large: await sized(WIDTHS.large),
    format: known ?? "webp",
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
  };
}

/** Reads the head of the picture only. */
async function checkPixels(picture: Sharp): Promise<void> {
  const { width, height } = (await picture.metadata()).autoOrient;
  if (width * height > COVER_MAX_PIXELS)
    throw fileError("cover_too_many_pixels", { width, height, max_million: COVER_MAX_PIXELS / 1_000_000 });
}

function formatOf({ format, compression }: Metadata): CoverFormat | undefined {
  return FORMATS[format === "heif" && compression === "av1" ? "avif" : format];
}
