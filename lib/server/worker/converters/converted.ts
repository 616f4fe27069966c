import type { TocEntry } from "../../../content/schema.ts";
import type { Picture } from "../../files/cover.ts";

/** What a file says about itself; wire names (contract 6). Null or empty where it says nothing. */
export type Found = {
  name: string | null;
  author: string[];
  narrator: string[];
  publisher: string | null;
  /** As BCP 47 writes it, such as `es` or `pt-BR`. */
  lang: string | null;
  /** ISBN-13 without hyphens, its check digit proved. */
  isbn: string | null;
  /** `2024`, `2024-05` or `2024-05-31`: as exact as the file is. */
  published_at: string | null;
  /** Plain text. */
  description: string | null;
  keywords: string[];
  pages: number | null;
  words: number | null;
  /** Seconds. */
  duration: number | null;
  track_number: number | null;
  album: string | null;
};

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

export type ReportSeverity = "fatal" | "error" | "warning" | "info";

/** `id` is a number of EPUBCheck such as `RSC-005`, or one of our own such as `no_text`. */
export type ReportMessage = {
  severity: ReportSeverity;
  id: string;
  message: string;
  location: string | null;
};

/** What a validation found. A book that is not valid may still be read: the report says so, nothing fails. */
export type FileReport = {
  /** Of the format: `3.0` for an EPUB, `1.7` for a PDF. */
  version: string | null;
  is_valid: boolean;
  counts: Record<ReportSeverity, number>;
  /** The gravest first, at most 200; `counts` knows them all. */
  messages: ReportMessage[];
  accessibility: Accessibility | null;
};

/** What a book declares for readers with disabilities, and what it lacks (European Accessibility Act). */
export type Accessibility = {
  access_modes: string[];
  access_modes_sufficient: string[];
  features: string[];
  hazards: string[];
  summary: string | null;
  conforms_to: string | null;
  certified_by: string | null;
  gaps: AccessibilityGap[];
};

export const ACCESSIBILITY_GAPS = [
  "no_language",
  "no_title",
  "no_contents",
  "no_access_mode",
  "no_access_mode_sufficient",
  "no_feature",
  "no_hazard",
  "no_summary",
  "no_conformance",
  "pictures_without_alt",
  "no_tags",
  "no_text",
] as const;
export type AccessibilityGap = (typeof ACCESSIBILITY_GAPS)[number];

export type AudioFacts = {
  bit_rate_kbps: number | null;
  sample_rate_hz: number | null;
  channels: number | null;
  /** `start` in seconds. */
  chapters: { title: string; start: number }[];
  /** 1,000 values from 0 to 100 over the whole length; empty where the loudness cannot be known. */
  waveform: number[];
};

/** A chapter as HTML under `outDir`; `file` is its path in there, such as `chapters/0001.html`, `length` the characters of its body. */
export type ChapterFile = { title: string; file: string; length: number };

/** What a converter finds in a file. Counts that do not apply to its kind are 0. */
export type Converted = {
  totalPages: number;
  totalWords: number;
  totalSeconds: number;
  found: Found;
  tableOfContents: TocEntry[] | null;
  cover: Picture | null;
  report: FileReport | null;
  audio: AudioFacts | null;
  /** Pictures of the first pages, written to `outDir` as `pages/0001.webp` and so on. */
  pageCount: number;
  chapters: ChapterFile[];
};

/** How far a converter has come: page 120 of 480. */
export type ReadStep = { done: number; total: number; unit: "page" | "chapter" | "second" };
export type OnProgress = (step: ReadStep) => void;

const WORD = /[\p{L}\p{N}]+(?:['’\-\u00AD][\p{L}\p{N}]+)*/gu;

export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(WORD)) words++;
  return words;
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

/** A language as BCP 47 writes it: `spa` is `es`, `pt_br` is `pt-BR`; null when it is none. */
export function canonicalLang(text: unknown): string | null {
  const tag = tidyText(text)?.replaceAll("_", "-");
  try {
    return tag ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}
