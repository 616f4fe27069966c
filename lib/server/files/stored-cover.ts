import { createHash } from "node:crypto";
import type { MadeCover } from "./cover.ts";
import type { Storage } from "./storage.ts";

/** What the row of a title says of its cover. Covers of an older make have one size and no format. */
export type StoredCover = { cover_key: string | null; cover_format: string | null };

export const NO_COVER = {
  cover_key: null,
  cover_format: null,
  cover_width: null,
  cover_height: null,
};

/**
 * Stores a cover in all sizes; gives the columns that name it. The key holds a hash of the picture, so that
 * its address changes with it, and storing the same one again writes the same.
 */
export async function storeCover(storage: Storage, contentId: number, cover: MadeCover) {
  const hash = createHash("sha256").update(cover.original).digest("hex").slice(0, 16);
  const columns = {
    cover_key: `covers/${contentId}-${hash}.webp`,
    cover_format: cover.format,
    cover_width: cover.width,
    cover_height: cover.height,
  };
  for (const [size, key] of Object.entries(keysOf(columns))) await storage.put(key, cover[size as CoverSize]);
  return columns;
}

/** Deletes a cover in all sizes. Deleting what is not there is no fault. */
export async function deleteCover(storage: Storage, { cover_key, cover_format }: StoredCover): Promise<void> {
  if (cover_key === null) return;
  const keys = cover_format === null ? [cover_key] : Object.values(keysOf({ cover_key, cover_format }));
  for (const key of keys) await storage.delete(key);
}

const COVER_KEY = /^covers\/(\d{1,15})-[0-9a-f]+(?:-(small|large|original))?\.\w+$/;

/** Which title a picture was made for, and in which size, by its key; null when it is not one of these. */
export function ownerOfCover(key: string): { contentId: number; size: CoverSize } | null {
  const [, contentId, size] = COVER_KEY.exec(key) ?? [];
  return contentId ? { contentId: Number(contentId), size: (size ?? "medium") as CoverSize } : null;
}

/** The key of the present cover in a size; null when there is none, or one of an older make. */
export function coverKeyIn({ cover_key, cover_format }: StoredCover, size: CoverSize): string | null {
  return cover_key === null || cover_format === null ? null : keysOf({ cover_key, cover_format })[size];
}

/** Of no cover, and of one of an older make, 0: nothing is smaller. */
export function pixelsOf(stored: { cover_width: number | null; cover_height: number | null }): number {
  return (stored.cover_width ?? 0) * (stored.cover_height ?? 0);
}

type CoverSize = keyof ReturnType<typeof keysOf>;

function keysOf({ cover_key, cover_format }: { cover_key: string; cover_format: string }) {
  const base = cover_key.replace(/\.webp$/, "");
  return {
    medium: cover_key,
    small: `${base}-small.webp`,
    large: `${base}-large.webp`,
    original: `${base}-original.${cover_format}`,
  };
}
