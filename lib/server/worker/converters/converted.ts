import type { TocEntry } from "../../../content/schema.ts";
import type { AudioFacts, Found, REPORT_SEVERITIES } from "../../../conversions/history-schema.ts";
import type { Picture } from "../../files/cover.ts";
import type { FaultParams } from "../../files/file-error.ts";

export type ReportSeverity = (typeof REPORT_SEVERITIES)[number];

/** `id` is a number of EPUBCheck such as `RSC-005`, or one of our own such as `no_text` or `sound_cut_short`. */
export type ReportMessage = {
  severity: ReportSeverity;
  id: string;
  message: string;
  /** What fills the sentence of one of our own, in whatever language. */
  params?: FaultParams;
  location: string | null;
};

/** What was found in a file. A book that is not valid may still be read: the report says so, nothing fails. */
export type FileReport = {
  /** Of the format: `3.0` for an EPUB, `1.7` for a PDF. */
  version: string | null;
  /** Null where nothing has validated the file. */
  is_valid: boolean | null;
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

export type AccessibilityGap =
  | "no_language"
  | "no_title"
  | "no_contents"
  | "no_access_mode"
  | "no_access_mode_sufficient"
  | "no_feature"
  | "no_hazard"
  | "no_summary"
  | "no_conformance"
  | "unknown_conformance"
  | "pictures_without_alt"
  | "no_tags"
  | "no_text";

/** A chapter as HTML under `outDir`; `file` is its path in there, such as `chapters/0001.html`, `length` the characters of its body, `pictures` those in it. */
export type ChapterFile = { title: string; file: string; length: number; pictures: number };

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
/** Told of each step, and without one that the work goes on: whoever hears nothing for long gives a reader up. */
export type OnProgress = (step?: ReadStep) => void;

/** In short runs: one over millions of letters would overflow the stack of the regular expression. */
const LETTERS = /[\p{L}\p{N}]{1,500}/gu;
const JOINERS = new Set(["'", "’", "-", "\u00AD"]);

export function countWords(text: string): number {
  let words = 0;
  let end = -2;
  for (const { 0: letters, index } of text.matchAll(LETTERS)) {
    const isSameWord = index === end || (index === end + 1 && JOINERS.has(text.charAt(end)));
    if (!isSameWord) words++;
    end = index + letters.length;
  }
  return words;
}
