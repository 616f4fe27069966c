export type PictureSize = { width: number; height: number };

/** Null when the browser cannot read it as a picture. */
export async function measureFile(file: Blob): Promise<PictureSize | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}

const MEASURE_LIMIT_MS = 5_000;

/** What the browser finds behind an address. Unknown is what it may not load, or what comes too slowly: the store will tell. */
export type MeasuredUrl = PictureSize | "no_picture" | "unknown";

export async function measureUrl(url: string): Promise<MeasuredUrl> {
  // The pages load no pictures over plain connections, but for their own.
  if (!url.startsWith("https:") && !url.startsWith(`${window.location.origin}/`)) return "unknown";
  return new Promise((resolve) => {
    const image = new Image();
    const limit = setTimeout(() => resolve("unknown"), MEASURE_LIMIT_MS);
    const end = (found: MeasuredUrl) => {
      clearTimeout(limit);
      resolve(found);
    };
    image.onload = () => end({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => end("no_picture");
    image.referrerPolicy = "no-referrer";
    image.src = url;
  });
}

export function isSmaller(one: PictureSize, other: PictureSize): boolean {
  return one.width * one.height < other.width * other.height;
}

/** Width to height with the shorter side as 1, such as 1 to 1.5: what covers are compared by. */
export function ratioOf({ width, height }: PictureSize): { across: number; down: number } {
  const shorter = Math.max(1, Math.min(width, height));
  const share = (side: number) => Math.round((side / shorter) * 100) / 100;
  return { across: share(width), down: share(height) };
}

/** Covers of books stand upright; those of sound are square. */
export function isTooWide({ width, height }: PictureSize, fileType: string): boolean {
  return width > height && (fileType === "pdf" || fileType === "epub");
}

/** No page of a book is so narrow, nor the sleeve of a record. */
export const isTooTall = ({ width, height }: PictureSize): boolean => height > width * 2.5;

/** What the smallest screens of a store draw larger than it is. */
const TINY_PIXELS = 200;

export const isTiny = ({ width, height }: PictureSize): boolean => Math.max(width, height) < TINY_PIXELS;
