import { text } from "node:stream/consumers";
import type { CatalogContext } from "../context.ts";
import type { BookFile } from "./book-files.ts";
import { sharedCharacters } from "./preview-share.ts";

/** A chapter as its document, and whether something of it was held back. */
export type ChapterText = { html: string; isCut: boolean };

const BODY = "<body>";
const END = "</body></html>\n";
/** Where a chapter may end without a word being torn: after something of a block has closed. */
const BLOCK_END =
  /<\/(?:p|h[1-6]|li|tr|table|ul|ol|dl|dd|dt|div|section|article|figure|blockquote|pre|aside)>/g;

/** How many characters of each chapter are shared with somebody who has not bought the book. */
export function sharesOf({ chapters }: Pick<BookFile, "chapters">): number[] {
  return sharedCharacters(chapters.map(({ length }) => length));
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
  const shared = sharesOf(file)[index] ?? 0;
  if (!chapter || file.derivedKey === null || (extent === "shared" && shared === 0)) return null;
  const html = await text(await storage.getStream(file.derivedKey + chapter.file));
  return extent === "whole" || shared >= chapter.length
    ? { html, isCut: false }
    : { html: cutChapter(html, shared), isCut: true };
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

/** The characters of the body of a chapter. */
export function bodyLength(html: string): number {
  return html.lastIndexOf("</body>") - (html.indexOf(BODY) + BODY.length);
}

/** The beginning of a chapter up to the last block that ends within `length` characters of its body. */
export function cutChapter(html: string, length: number): string {
  const start = html.indexOf(BODY) + BODY.length;
  const within = html.slice(start, start + length);
  const last = [...within.matchAll(BLOCK_END)].at(-1);
  return html.slice(0, start + (last ? last.index + last[0].length : 0)) + END;
}
