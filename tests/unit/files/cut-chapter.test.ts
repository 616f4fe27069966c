import { expect, test } from "vitest";
import { bodyLength, cutChapter } from "#lib/server/catalog/reading/cut-chapter.ts";

const page = (body: string) => `<!doctype html>\n<html>\n<head></head>\n<body>${body}</body>\n</html>\n`;
const bodyOf = (html: string) => html.slice(html.indexOf("<body>") + 6, html.indexOf("</body>"));
const cut = (body: string, length: number) => bodyOf(cutChapter(page(body), length));

test("a chapter is cut behind the last block or line that is near", () => {
  expect(cut("<h1>One</h1><p>Two three.</p><p>Four five six.</p>", 36)).toBe("<h1>One</h1><p>Two three.</p>");
  const lines = `<h1>One</h1><div>${"A line of some words<br />".repeat(100)}</div>`;
  const half = cut(lines, 1_300);
  expect(half).toMatch(/^<h1>One<\/h1><div>(?:A line of some words<br \/>)+<\/div>$/);
  expect(half.length).toBeGreaterThan(1_200);
  expect(half.length).toBeLessThanOrEqual(1_300 + "</div>".length);
});

test("one block of nothing but text is cut behind a sentence, else behind a word", () => {
  const text = "One sentence is <i>here</i>. ".repeat(100);
  expect(cut(`<div>${text}</div>`, 1_400)).toMatch(/^<div>(?:One sentence is <i>here<\/i>\. ?)+<\/div>$/);
  expect(cut(`<p><b>${"word ".repeat(100)}</b></p>`, 203)).toMatch(/^<p><b>(?:word )+word<\/b><\/p>$/);
  expect(cut(`<p>${"無言".repeat(100)}</p>`, 100)).toBe(`<p>${"無言".repeat(48)}無</p>`);
});

test("neither a tag nor an entity nor a formula is torn", () => {
  for (let length = 1; length < 110; length++) {
    const part = cut(
      `<p id="a b">Salt &amp; <img src="../images/0001.webp" alt="x" /> so</p><div>x <math><mi>a b</mi></math> y z</div>`,
      length,
    );
    expect(part).not.toMatch(/<[^>]*$|&(?!amp;)|<math>(?!<mi>a b<\/mi><\/math>)/);
    for (const name of ["p", "div"])
      expect(part.split(`<${name}`).length).toBe(part.split(`</${name}>`).length);
  }
});

test("cutting a long block takes as long as it is", () => {
  const long = page(`<div>${"a ".repeat(400_000)}</div>`);
  const startedAt = performance.now();
  expect(bodyLength(cutChapter(long, 700_000))).toBeGreaterThan(699_000);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("so many pictures are left as there are pages in what is shared", () => {
  const picture = `<div><img src="../images/0001.webp" alt="x" /></div>\n`;
  expect(cut(picture.repeat(60), 12_000)).toBe(picture.repeat(6).trimEnd());
  const bare = `<span role="figure"><img alt="" /></span>`;
  expect(cut(`One\n${bare.repeat(60)}`, 12_000).match(/<img/g)).toHaveLength(6);
  expect(cut(`${picture}<p>${"A word. ".repeat(200)}</p>`, 1_000)).toContain("<img");
});
