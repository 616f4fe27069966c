import sharp, { type Metadata } from "sharp";

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

/** A small file can unfold to gigabytes of pixels: 64 million are 8,000 by 8,000. */
const MAX_INPUT_PIXELS = 64_000_000;
/** Browsers show these; any other original is kept as WebP. */
const FORMATS: Partial<Record<string, CoverFormat>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  gif: "gif",
  avif: "avif",
};

/** Makes what is kept of a cover (contract 3.1, `cover`). @throws when it is no usable picture */
export async function makeCover({ data, pixels }: Picture): Promise<MadeCover> {
  const raw = pixels ? { raw: { ...pixels, channels: 4 as const } } : {};
  const picture = () => sharp(data, { limitInputPixels: MAX_INPUT_PIXELS, failOn: "error", ...raw }).rotate();
  const metadata = await picture().metadata();
  const known = pixels ? undefined : formatOf(metadata);
  const sized = async (width: number) =>
    picture()
      .resize({ width, height: width * 2, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .webp({ quality: 82 })
      .toBuffer();
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

function formatOf({ format, compression }: Metadata): CoverFormat | undefined {
  return FORMATS[format === "heif" && compression === "av1" ? "avif" : format];
}
