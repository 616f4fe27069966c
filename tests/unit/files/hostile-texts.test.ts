import { expect, test } from "vitest";
import { readPackageMetadata } from "#lib/server/files/formats/epub-metadata.ts";
import { resolveHref } from "#lib/server/files/formats/epub-package.ts";
import { sanitizeChapter } from "#lib/server/files/formats/epub-sanitize.ts";
import { tidyText } from "#lib/server/files/formats/found-text.ts";
import { asIsbn13, findIsbn } from "#lib/server/files/formats/isbn-in-text.ts";
import { textOfClean, textOfHtml } from "#lib/server/files/formats/plain-text.ts";
import { findAll, readXml } from "#lib/server/files/formats/xml.ts";
import { countWords } from "#lib/server/worker/converters/converted.ts";

const NOTHING = {
  link: () => null,
  picture: () => null,
  onMissingAlt: () => undefined,
  onDrawing: () => undefined,
};
const sanitize = (text: string) => sanitizeChapter(text, NOTHING);
const xml = (text: string) => readXml(Buffer.from(text));
const href = (text: string) => resolveHref("OEBPS/one.xhtml", text);

type Case = [name: string, read: (text: string) => unknown, unit: string, before?: string, after?: string];

const cases: Case[] = [
  ["a chapter: a tag without an end", sanitize, "a", "<"],
  ["a chapter: nothing but openings", sanitize, "<"],
  ["a chapter: tags that never end", sanitize, "<a "],
  ["a chapter: attributes that never end", sanitize, '<a x="'],
  ["a chapter: elements in elements", sanitize, "<div>"],
  ["a chapter: elements that only look closed", sanitize, "<div x=/>"],
  ["a chapter: elements with a tag as attribute", sanitize, `<div x="<b/>">`],
  ["a chapter: endings of nothing", sanitize, "</x>", "<div>".repeat(1_900)],
  ["a chapter: comments", sanitize, "<!--"],
  ["a chapter: formulas in formulas", sanitize, "<math><mrow>"],
  ["a chapter: brackets in brackets", sanitize, "<mfenced>"],
  ["a chapter: brackets with attributes that never end", sanitize, '<mfenced open="'],
  ["a chapter: drawings in drawings", sanitize, "<svg><desc>"],
  ["a chapter: ampersands", sanitize, "&am"],
  ["clean text: openings", textOfClean, "<"],
  ["clean text: tags that never end", textOfClean, "<a "],
  ["a description: elements in elements", textOfHtml, "<div>"],
  ["words: one", countWords, "a"],
  ["words: one with hyphens", countWords, "a-"],
  ["an ISBN: the label alone", findIsbn, "ISBN-13 "],
  ["an ISBN: a digit too few", findIsbn, "ISBN 9 7 8-0 3 0 6 4 0 6 1 5 "],
  ["an ISBN: false ones", findIsbn, "ISBN 9780306406150 "],
  ["an ISBN: spaces", asIsbn13, " "],
  ["a line: spaces", tidyText, " a \n"],
  ["XML: openings", xml, "<a "],
  ["XML: attributes without a value", xml, "a= ", "<r ", "/>"],
  ["XML: comments", xml, "<!-- -->", "<r>", "</r>"],
  ["XML: a list of elements", xml, "<!ELEMENT a (b)>", "<!DOCTYPE a [", "]><a/>"],
  ["XML: text and elements", xml, "a&amp;<b/>", "<r>", "</r>"],
  ["a path: up and down", href, "a/../"],
  ["a path: upwards", href, "../"],
];

const SIZE = 100_000;
/** Eight times as much takes about eight times as long where it is read once, and sixty-four times where every part is read against every other. */
const GROWTH = 8;
const MOST = 24;
/** What is quicker than this is measured by the machine's other work. */
const LEAST_MS = 50;

test.each(cases)("%s takes as long as it is", (_name, read, unit, before = "", after = "") => {
  const textOf = (size: number) => before + unit.repeat(size / unit.length) + after;
  const [short, long] = [textOf(SIZE), textOf(GROWTH * SIZE)];
  expect(quickestMs(() => read(long))).toBeLessThan(
    MOST *
      Math.max(
        LEAST_MS,
        quickestMs(() => read(short)),
      ),
  );
});

test("creators and what refines them are read once each", () => {
  const read = (count: number) => {
    const creators = Array.from({ length: count }, (_, at) => `<creator id="c${at}">Ana ${at}</creator>`);
    const metas = Array.from(
      { length: count },
      (_, at) => `<meta refines="#c${at}" property="role">aut</meta>`,
    );
    const reading = xml(`<metadata>${creators.join("")}${metas.join("")}</metadata>`);
    const metadata = reading.isReadable ? findAll(reading.root, "metadata")[0] : undefined;
    const book = { root: {}, path: "", metadata, lang: null, manifest: new Map(), spine: [] };
    return () => expect(readPackageMetadata(book).author).toHaveLength(count);
  };
  const [short, long] = [read(3_000), read(GROWTH * 3_000)];
  expect(quickestMs(long)).toBeLessThan(MOST * Math.max(LEAST_MS, quickestMs(short)));
});

test("a word is one however long, and whatever joins its parts", () => {
  expect(countWords("a".repeat(1_200))).toBe(1);
  expect(countWords("a-".repeat(9_000_000))).toBe(1);
  expect(countWords("well-known l’été don't co\u00ADop a--b  'c' 7")).toBe(8);
});

test("of a chapter that is nested absurdly deep, its beginning is left", () => {
  const clean = sanitize(`<p>One</p>${"<div x=/>".repeat(100_000)}`);
  expect(clean).toContain("<p>One</p>");
  expect(clean.length).toBeLessThan(50_000);
});

function quickestMs(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}
