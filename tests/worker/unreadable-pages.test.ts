import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, expect, test } from "vitest";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { convertPdf } from "#lib/server/worker/converters/pdf.ts";
import { buildSmallPdf } from "./support/pdf.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-unreadable-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function convert(file: Buffer) {
  const path = join(folder, `file-${++count}`);
  await writeFile(path, file);
  const outDir = `${path}-out`;
  return { ...(await convertPdf(path, outDir, () => undefined)), outDir };
}

const WORDS = 40;
const LONG = { length: 200 };
const text = (index: number) => `${index} ${"word ".repeat(WORDS - 1)}`;
/** Each page is followed by what stands on it. */
const small = () => buildSmallPdf({ pages: Array.from(LONG, (_, index) => text(index)) });
/** What stands on the pages comes first, then the pages. */
const book = () =>
  buildPdf({ title: "A book", author: "A", pages: Array.from(LONG, (_, index) => ({ text: text(index) })) });

/** The file as an upload leaves it of which a part never arrived. */
function holed(file: Buffer, from: number, to: number): Buffer {
  return Buffer.from(file).fill(0, Math.floor(file.length * from), Math.floor(file.length * to));
}

test.each([
  ["the pages and what stands on them", small, 0.1, 0.4],
  ["what stands on the pages", book, 0.1, 0.4],
])("a hole in %s is said, with how many pages and which", async (_what, build, from, to) => {
  const whole = await convert(build());
  expect(whole.report?.messages).toEqual([]);
  const { report, totalPages, totalWords, pageCount, outDir } = await convert(holed(build(), from, to));
  expect(report?.messages).toMatchObject([{ id: "pages_unreadable", severity: "warning" }]);
  const { message, params } = report?.messages[0] ?? {};
  const lost = Number(params?.count);
  expect(lost).toBeGreaterThan(40);
  const [first = 0, last = 0] = String(params?.pages).split("–").map(Number);
  expect(last - first + 1).toBe(lost);
  // At its edges a page may have lost a part of itself.
  const missingWords = whole.totalWords - totalWords;
  expect(missingWords).toBeGreaterThanOrEqual(lost * WORDS);
  expect(missingWords).toBeLessThanOrEqual((lost + 3) * (WORDS + 4));
  expect(totalPages).toBe(200);
  expect(await readdir(join(outDir, "pages"))).toHaveLength(pageCount);
  const say = createTranslator({ locale: "en", messages: en, namespace: "conversions.report.own" });
  expect(say("pages_unreadable", params)).toBe(message);
});

/** Empty pages, some of which are only promised. */
function promising(isThere: boolean[], pageCount = isThere.length): Buffer {
  const pdf = createPdfObjects();
  const kids = isThere.map((there) => (there ? "3 0 R" : "99 0 R"));
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add(`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pageCount} >>`);
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>");
  return pdf.write("/Root 1 0 R");
}

test.each([
  ["one page", [true, false], "2", /^One of 2 pages cannot be read \(2\).* Its words /],
  [
    "every other page",
    Array.from({ length: 20 }, (_, index) => index % 2 === 0),
    "2, 4, 6, 8, 10, …",
    /^10 of 20/,
  ],
])("%s that is only promised: said, with the first five runs", async (_what, isThere, pages, message) => {
  const { report } = await convert(promising(isThere));
  expect(report?.messages[0]).toMatchObject({ id: "pages_unreadable", params: { pages } });
  expect(report?.messages[0]?.message).toMatch(message);
});

test.each([
  ["none", () => promising([false, false, false])],
  ["one of twenty thousand", () => promising([true], 20_000)],
])("a document of whose pages %s can be read is damaged", async (_what, build) => {
  await expect(convert(build())).rejects.toMatchObject({ code: "pdf_damaged" });
});

test("empty pages are none that cannot be read", async () => {
  const { report } = await convert(buildSmallPdf({ pages: ["One", "", "Three"] }));
  expect(report?.messages).toEqual([]);
});
