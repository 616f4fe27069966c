import { expect, test } from "vitest";
import { autofillValues } from "#lib/content/autofill.ts";
import { isCheckable } from "#lib/conversions/preflight-queries.ts";

const LANGUAGES = ["en", "es", "pt"];

test("what a file says becomes what the form holds", async () => {
  const found = {
    name: "Tide Tables",
    author: ["Ana Torres"],
    narrator: ["Somebody"],
    publisher: "Own Press",
    lang: "pt-BR",
    isbn: "9780306406157",
    description: "One & two.\n\nThree.",
  };
  expect(await autofillValues(found, "epub", LANGUAGES)).toEqual({
    name: "Tide Tables",
    author: ["Ana Torres"],
    publisher: ["Own Press"],
    lang: "pt",
    external_id: "9780306406157",
    description: "<p>One &amp; two.</p><p>Three.</p>",
  });
});

test("keywords come as one would type them, without codes; a day only when it is whole", async () => {
  const found = { keywords: ["Novel", "novel", "FIC019000", "The sea"], published_at: "2019-09-13" };
  expect(await autofillValues(found, "epub", LANGUAGES)).toEqual({
    keywords: ["Novel", "The sea"],
    published_at: "2019-09-13",
  });
  for (const published_at of ["2019", "2019-09", null])
    expect(await autofillValues({ published_at }, "pdf", LANGUAGES)).toEqual({});
  expect(await autofillValues(found, "audio", LANGUAGES)).toEqual({});
});

test("an audiobook takes its album for a name, and its narrators", async () => {
  const found = { name: "Chapter 1", album: "Walden", narrator: ["Ana"], author: [] };
  expect(await autofillValues(found, "audio", LANGUAGES)).toEqual({ name: "Walden", narrator: ["Ana"] });
});

test("an ISBN with a wrong digit and a language that the form does not list fill nothing", async () => {
  expect(await autofillValues({ isbn: "9780306406158", lang: "xx" }, "pdf", LANGUAGES)).toEqual({});
});

test.each([
  ["https://files.example/a.pdf", true],
  ["http://localhost:8080/a", true],
  ["http://[::1]/a", true],
  ["https://exa", false],
  ["https://", false],
  ["files.example/a.pdf", false],
  ["ftp://files.example/a.pdf", false],
  ["https://me:secret@files.example/a.pdf", false],
])("%s is worth asking for: %s", (text, isWorth) => {
  expect(isCheckable(text)).toBe(isWorth);
});
