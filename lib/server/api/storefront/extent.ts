import type { CatalogContext } from "../../catalog/context.ts";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import { sharesOf } from "../../catalog/reading/chapter-text.ts";
import { sharedPages, sharedSeconds } from "../../catalog/reading/preview-share.ts";
import { cutSound, type SoundPart, wholeSound } from "../../files/cut-sound.ts";
import type { Reader, Visit } from "./visit.ts";

/** A player asks for the same sound many times; what is stored under a key never changes. */
const cuts = new Map<string, Promise<SoundPart | null>>();
const MAX_CUTS = 200;

/** How many page pictures a visitor may see. */
export function pagesFor({ reach, book }: Reader, { pageCount }: BookFile): number {
  return reach === "preview" ? sharedPages(pageCount, book.totalPages ?? pageCount) : pageCount;
}

/** The chapters that a visitor may open, the last of a preview perhaps in part. */
export function chaptersFor({ reach }: Pick<Reader, "reach">, file: BookFile): BookFile["chapters"] {
  const shares = sharesOf(file);
  return reach === "preview"
    ? file.chapters.filter((_, index) => (shares[index]?.shared ?? 0) > 0)
    : file.chapters;
}

/** Seconds of a track that a buyer's preview plays; 0 for none. */
export function previewSeconds({ original, durationSeconds, position }: BookFile): number {
  return sharedSeconds({ durationSeconds, position, mediaType: original.mediaType });
}

/** What a visitor may hear of a track; null for nothing. */
export async function soundFor(
  { storage }: Pick<CatalogContext, "storage">,
  { reach }: Pick<Visit, "reach">,
  file: BookFile,
): Promise<SoundPart | null> {
  if (reach !== "preview") return wholeSound(file.original);
  const seconds = previewSeconds(file);
  const name = `${file.original.key} ${seconds}`;
  const known = cuts.get(name);
  if (known) return known;
  const cut = cutSound(storage, file.original, seconds);
  cuts.set(name, cut);
  cut.catch(() => cuts.delete(name));
  const [oldest] = cuts.keys();
  if (cuts.size > MAX_CUTS && oldest !== undefined) cuts.delete(oldest);
  return cut;
}

/** A preview of a single page, or of sound that does not play when it is cut, is none. */
export async function hasNothing(
  ctx: Pick<CatalogContext, "storage">,
  visit: Reader,
  files: readonly BookFile[],
): Promise<boolean> {
  if (visit.reach !== "preview") return false;
  const isEmpty = async (file: BookFile) =>
    pagesFor(visit, file) === 0 &&
    chaptersFor(visit, file).length === 0 &&
    (visit.book.fileType !== "audio" || (await soundFor(ctx, visit, file)) === null);
  return (await Promise.all(files.map(isEmpty))).every(Boolean);
}
