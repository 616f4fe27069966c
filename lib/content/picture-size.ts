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

/** Null when the picture does not come, or comes too slowly: the store will tell. */
export async function measureUrl(url: string): Promise<PictureSize | null> {
  // The pages load no pictures over plain connections.
  if (!url.startsWith("https:")) return null;
  return new Promise((resolve) => {
    const image = new Image();
    const limit = setTimeout(() => resolve(null), MEASURE_LIMIT_MS);
    const end = (size: PictureSize | null) => {
      clearTimeout(limit);
      resolve(size);
    };
    image.onload = () => end({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => end(null);
    image.referrerPolicy = "no-referrer";
    image.src = url;
  });
}

export function isSmaller(one: PictureSize, other: PictureSize): boolean {
  return one.width * one.height < other.width * other.height;
}

/** The shorter side as 1, such as `1 : 1.5`: what covers are compared by. */
export function ratioOf({ width, height }: PictureSize): number {
  return Math.round((Math.max(width, height) / Math.max(1, Math.min(width, height))) * 100) / 100;
}
