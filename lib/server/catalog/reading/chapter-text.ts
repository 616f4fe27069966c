import { text } from "node:stream/consumers";
import type { CatalogContext } from "../context.ts";
import type { BookFile } from "./book-files.ts";
import { cutChapter } from "./cut-chapter.ts";
import { type ChapterShare, shareChapters } from "./preview-share.ts";

/** A chapter as its document, and whether something of it was held back. */
export type ChapterText = { html: string; isCut: boolean };

/** How much of each chapter is shared with somebody who has not bought the book. */
export function sharesOf({ chapters }: Pick<BookFile, "chapters">): ChapterShare[] {
  return shareChapters(chapters);
}

/**
 * One chapter, whole or as far as the preview goes; null when there is no such chapter, or when
 * nothing of it is shared. `name` is its file, such as `0001.html`.
 */
export async function readChapter(
  { storage }: Pick<CatalogContext, "storage">,
  file: BookFile,
  name: string,
  extent: "whole" | "shared",
): Promise<ChapterText | null> {
  const index = file.chapters.findIndex((chapter) => chapter.file === `chapters/${name}`);
  const chapter = file.chapters[index];
  const share = sharesOf(file)[index];
  if (!chapter || !share || file.derivedKey === null) return null;
  if (extent === "shared" && !(share.shared > 0)) return null;
  const html = await text(await storage.getStream(file.derivedKey + chapter.file));
  return extent === "whole" || share.isWhole
    ? { html, isCut: false }
    : { html: cutChapter(html, share.shared), isCut: true };
}

export type CutChapter = { name: string; html: string };

/** The chapter of which a beginning is shared, as far as it goes; null where each is shared whole or not at all. */
export async function readCutChapter(
  ctx: Pick<CatalogContext, "storage">,
  file: BookFile,
): Promise<CutChapter | null> {
  const shares = sharesOf(file);
  const chapter = file.chapters[shares.findIndex(({ shared, isWhole }) => shared > 0 && !isWhole)];
  if (!chapter) return null;
  const name = chapter.file.replace("chapters/", "");
  const shared = await readChapter(ctx, file, name, "shared");
  return shared && { name, html: shared.html };
}

/** Whether a picture stands in what is shared of the book. `name` is its file, such as `0001.webp`. */
export async function isSharedPicture(
  ctx: Pick<CatalogContext, "storage">,
  file: BookFile,
  name: string,
): Promise<boolean> {
  for (const chapter of file.chapters) {
    const shared = await readChapter(ctx, file, chapter.file.replace("chapters/", ""), "shared");
    if (shared === null) return false;
    if (shared.html.includes(`"../images/${name}"`)) return true;
  }
  return false;
}
