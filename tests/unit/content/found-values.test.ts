import { expect, test } from "vitest";
import { compareFound, foundInFiles } from "#lib/content/found-values.ts";
import { contentSchema } from "#lib/content/schema.ts";
import type { ConvertedFile, Found } from "#lib/conversions/history-schema.ts";
import { NOTHING_FOUND } from "#lib/server/files/formats/found-text.ts";
import { sampleContent } from "#tests/support/fake-store.ts";

const title = contentSchema.parse({
  ...sampleContent(),
  author: ["Donald Hall"],
  description: "<p>One &amp; two.</p>",
});

test("a file that says nothing offers nothing", () => {
  expect(compareFound(NOTHING_FOUND, title, "UTC")).toEqual([]);
});

test.each([
  ["another ISBN form of the same book", { isbn: "149682248X" }, true],
  ["another book's ISBN", { isbn: "9780306406157" }, false],
  ["a tag of the same language", { lang: "en-GB" }, true],
  ["the year of the same day", { published_at: "2019" }, true],
  ["another year", { published_at: "2018" }, false],
  ["the same authors", { author: ["Donald Hall"] }, true],
  ["one author more", { author: ["Donald Hall", "Jane Doe"] }, false],
  ["the same words without markup", { description: "One & two." }, true],
])("%s", (_what, said, isSame) => {
  expect(compareFound({ ...NOTHING_FOUND, ...said }, title, "UTC").map((value) => value.isSame)).toEqual([
    isSame,
  ]);
});

test("each value knows how it is taken over, and how that is taken back", () => {
  const said = { name: "Other", published_at: "2020-02-01", description: "<b> & c\n\nSecond" };
  expect(compareFound({ ...NOTHING_FOUND, ...said }, title, "UTC").map(({ change }) => change)).toEqual([
    { patch: { name: "Other" }, undo: { name: title.name } },
    { patch: { published_at: "2020-02-01" }, undo: { published_at: "2019-09-13T00:00:00Z" } },
    {
      patch: { description: "<p>&lt;b&gt; &amp; c</p><p>Second</p>" },
      undo: { description: "<p>One &amp; two.</p>" },
    },
  ]);
});

test("a year alone is no day to publish on", () => {
  expect(compareFound({ ...NOTHING_FOUND, published_at: "2018" }, title, "UTC")[0]?.change).toBeNull();
});

test("an audiobook is named by its album, and the first file that knows speaks for all", () => {
  const track = (found: Partial<Found>) => ({ found: { ...NOTHING_FOUND, ...found } }) as ConvertedFile;
  const files = [
    track({ name: "Chapter 1", album: "The Book" }),
    track({ name: "Chapter 2", author: ["Ana"] }),
  ];
  expect(foundInFiles(files, "audio")).toMatchObject({ name: "The Book", author: ["Ana"] });
  expect(foundInFiles([], "epub")).toBeNull();
});
