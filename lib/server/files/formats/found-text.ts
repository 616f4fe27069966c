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

/** Paragraphs with an empty line between them, each as `tidyText` makes it; null when nothing is left. */
export function tidyParagraphs(text: string, maxLength: number): string | null {
  const paragraphs = text.split(/\n[^\S\n]*\n/).flatMap((part) => tidyText(part, maxLength) ?? []);
  return paragraphs.join("\n\n").slice(0, maxLength).trimEnd() || null;
}

/** What a program wrote into one text and others into several, each once. */
export function splitTexts(texts: readonly string[], by: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.split(by)).flatMap((part) => tidyText(part) ?? []))];
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

/** Programs that know no date write one long before the first printed book. */
const FIRST_YEAR = 1450;

/** A date, as exact as it is stated: `2024`, `2024-05` or `2024-05-31`; null when it is none. */
export function statedDate(text: string): string | null {
  const [date, year, , day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/.exec(text.trim()) ?? [];
  if (!date || Number(year) < FIRST_YEAR) return null;
  const at = new Date(day ? `${date}T00:00:00Z` : date);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
}
