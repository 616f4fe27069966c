import type { BookFile } from "../../catalog/reading/book-files.ts";
import { sharesOf } from "../../catalog/reading/chapter-text.ts";
import { sharedPages, sharedSeconds } from "../../catalog/reading/preview-share.ts";
import type { Reader, Visit } from "./visit.ts";

/** How many page pictures a visitor may see. */
export function pagesFor({ reach, book }: Reader, { pageCount }: BookFile): number {
  return reach === "preview" ? sharedPages(pageCount, book.totalPages ?? pageCount) : pageCount;
}

/** The chapters that a visitor may open, the last of a preview perhaps in part. */
export function chaptersFor({ reach }: Pick<Reader, "reach">, file: BookFile): BookFile["chapters"] {
  const shares = sharesOf(file);
  return reach === "preview" ? file.chapters.filter((_, index) => (shares[index] ?? 0) > 0) : file.chapters;
}

/** Seconds of a track that a buyer's preview plays; 0 for none. */
export function previewSeconds({ original, durationSeconds, position }: BookFile): number {
  return sharedSeconds({ durationSeconds, position, mediaType: original.mediaType });
}

/** How much of a track a visitor may hear. Sound is cut by its share of the bytes, for it is as long as it is large. */
export function soundBytesFor({ reach }: Pick<Visit, "reach">, file: BookFile): number {
  const { original, durationSeconds } = file;
  if (reach !== "preview") return original.sizeInBytes;
  if (durationSeconds === 0) return 0;
  return Math.floor((original.sizeInBytes * previewSeconds(file)) / durationSeconds);
}
