import { expect, test } from "vitest";
import { htmlOfText } from "#lib/content/found-values.ts";
import { tidyParagraphs } from "#lib/server/files/formats/found-text.ts";
import { textOfHtml } from "#lib/server/files/formats/plain-text.ts";

const described = (text: string) => tidyParagraphs(textOfHtml(text), 100);

test.each([
  ["<p>First <b>bold</b></p>\n\n<p>Second &amp;\nlast</p>", "First bold\n\nSecond & last"],
  ["One<br/>Two", "One\n\nTwo"],
  ["One line\nand its rest\n  \nAnother", "One line and its rest\n\nAnother"],
  ["<p> </p>", null],
  ["", null],
])("%j is described as %j", (text, paragraphs) => {
  expect(described(text)).toBe(paragraphs);
});

test("paragraphs of a file are paragraphs of the form, and no more than fit", () => {
  expect(htmlOfText(described("<p>One</p><p>Two</p>") ?? "")).toBe("<p>One</p><p>Two</p>");
  expect(described(`<p>${"a".repeat(99)}</p><p>b</p>`)).toBe("a".repeat(99));
});
