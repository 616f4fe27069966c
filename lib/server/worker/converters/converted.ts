import type { TocEntry } from "../../../content/schema.ts";
import type { Picture } from "../../files/cover.ts";

/** What a converter finds in a file. Counts that do not apply to its kind are 0. */
export type Converted = {
  totalPages: number;
  totalWords: number;
  totalSeconds: number;
  title: string | null;
  authors: string[];
  /** As the file says it, such as `es` or `pt-BR`. */
  lang: string | null;
  /** ISBN or another number of the file's own. */
  identifier: string | null;
  tableOfContents: TocEntry[] | null;
  cover: Picture | null;
};

/** Called now and then with the share that is done, 0 to 1. */
export type OnProgress = (share: number) => void;

const WORD = /[\p{L}\p{N}]+(?:['’\-\u00AD][\p{L}\p{N}]+)*/gu;

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** One line without control characters, short enough for a title; null when nothing is left. */
export function tidyText(text: unknown, maxLength = 255): string | null {
  if (typeof text !== "string") return null;
  const line = text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, maxLength);
  return line === "" ? null : line;
}
