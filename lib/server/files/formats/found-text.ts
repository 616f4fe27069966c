import type { Found } from "../../../conversions/history-schema.ts";

/** A file that says nothing about itself. */
export const NOTHING_FOUND: Found = {
  name: null,
  author: [],
  narrator: [],
  publisher: null,
  lang: null,
  isbn: null,
  published_at: null,
  description: null,
  keywords: [],
  pages: null,
  words: null,
  duration: null,
  track_number: null,
  album: null,
};

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

/** A language as BCP 47 writes it: `spa` is `es`, `pt_br` is `pt-BR`; null when it is none. */
export function canonicalLang(text: unknown): string | null {
  const tag = tidyText(text)?.replaceAll("_", "-");
  try {
    return tag ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}
