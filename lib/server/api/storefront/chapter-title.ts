import { html } from "hono/html";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import type { Piece } from "./page.ts";
import type { Words } from "./words.ts";

/** A chapter that its book gives no name is called by its number. */
export function chapterTitle({ title, file }: BookFile["chapters"][number], words: Words): Piece {
  const isNumber = title === String(Number(/(\d+)\.html$/.exec(file)?.[1]));
  return isNumber ? html`<span lang="${words.lang}">${words.chapter} ${title}</span>` : html`${title}`;
}
