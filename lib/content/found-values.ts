import type { ConvertedFile, Found } from "../conversions/history-schema.ts";
import { storeDay } from "./form-date.ts";
import type { Content } from "./schema.ts";

export const FOUND_FIELDS = [
  "name",
  "author",
  "narrator",
  "publisher",
  "lang",
  "external_id",
  "published_at",
  "description",
  "keywords",
] as const;
export type FoundField = (typeof FOUND_FIELDS)[number];

/** A value that a file gives, beside the one that its title has. */
export type FoundValue = {
  field: FoundField;
  inFile: string;
  /** Null where the title has none. */
  inTitle: string | null;
  isSame: boolean;
  /** What puts the file's value into the title, and what takes it out again; null where it does not fit the field. */
  change: { patch: Partial<Record<FoundField, unknown>>; undo: Partial<Record<FoundField, unknown>> } | null;
};

/** What the files of a title say about it. Of an audiobook: the first that says something, and its album as the name. */
export function foundInFiles(files: readonly ConvertedFile[], fileType: string): Found | null {
  const founds = files.flatMap(({ found }) => (found ? [found] : []));
  const [first] = founds;
  if (!first || fileType !== "audio") return first ?? null;
  const firstList = (key: "author" | "narrator" | "keywords") =>
    founds.find((found) => found[key].length > 0)?.[key] ?? [];
  const firstText = (key: "album" | "publisher" | "lang" | "isbn" | "published_at" | "description") =>
    founds.find((found) => found[key])?.[key] ?? null;
  return {
    ...first,
    name: firstText("album"),
    author: firstList("author"),
    narrator: firstList("narrator"),
    keywords: firstList("keywords"),
    publisher: firstText("publisher"),
    lang: firstText("lang"),
    isbn: firstText("isbn"),
    published_at: firstText("published_at"),
    description: firstText("description"),
  };
}

/** Each value of the file beside the title's own; fields on which the file is silent are left out. */
export function compareFound(found: Found, content: Content, timeZone: string): FoundValue[] {
  const lang = found.lang?.slice(0, 2).toLowerCase() ?? "";
  const day = storeDay(content.published_at, timeZone);
  return [
    text("name", found.name, content.name, (one, other) => one === other),
    list("author", found.author, content.author),
    list("narrator", found.narrator, content.narrator),
    list("publisher", found.publisher ? [found.publisher] : [], content.publisher),
    /^[a-z]{2}([-_]|$)/i.test(found.lang ?? "")
      ? text("lang", lang, content.lang, (one, other) => one === other.slice(0, 2).toLowerCase())
      : null,
    text("external_id", found.isbn, content.external_id, (one, other) => isbnCore(one) === isbnCore(other)),
    published(found.published_at, day, content.published_at),
    description(found.description, content.description ?? null),
    list("keywords", found.keywords, content.keywords),
  ].filter((value) => value !== null);
}

function text(
  field: FoundField,
  inFile: string | null,
  inTitle: string | null,
  isSame: (one: string, other: string) => boolean,
): FoundValue | null {
  if (!inFile) return null;
  return {
    field,
    inFile,
    inTitle,
    isSame: inTitle !== null && isSame(inFile, inTitle),
    change: { patch: { [field]: inFile }, undo: { [field]: inTitle } },
  };
}

function list(field: FoundField, inFile: string[], inTitle: string[] = []): FoundValue | null {
  if (inFile.length === 0) return null;
  return {
    field,
    inFile: inFile.join(", "),
    inTitle: inTitle.length > 0 ? inTitle.join(", ") : null,
    isSame: inFile.length === inTitle.length && inFile.every((word) => inTitle.includes(word)),
    change: { patch: { [field]: inFile }, undo: { [field]: inTitle } },
  };
}

/** A file may know the year or the month only: that is compared, but it is no day to publish on. */
function published(inFile: string | null, day: string | null, stored: string | null): FoundValue | null {
  if (!inFile) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(inFile);
  return {
    field: "published_at",
    inFile,
    inTitle: day,
    isSame: day?.startsWith(inFile) ?? false,
    change: isDay ? { patch: { published_at: inFile }, undo: { published_at: stored } } : null,
  };
}

function description(inFile: string | null, html: string | null): FoundValue | null {
  if (!inFile) return null;
  const inTitle = html === null ? null : plain(html.replace(/<[^>]*>/g, " ").replace(/&amp;/g, "&"));
  return {
    field: "description",
    inFile: plain(inFile),
    inTitle: inTitle === "" ? null : inTitle,
    isSame: inTitle === plain(inFile),
    change: { patch: { description: htmlOfText(inFile) }, undo: { description: html } },
  };
}

const plain = (words: string) => words.replace(/\s+/g, " ").trim();

/** Plain text as the HTML of a description: a paragraph for each. */
export function htmlOfText(words: string): string {
  const escaped = words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${plain(paragraph)}</p>`)
    .join("");
}

/** What an ISBN-10 and the ISBN-13 of the same book have in common. */
export function isbnCore(isbn: string): string {
  const digits = isbn.replace(/[\s-]/g, "");
  if (digits.length === 13 && digits.startsWith("978")) return digits.slice(3, 12);
  return digits.length === 10 ? digits.slice(0, 9) : digits;
}
