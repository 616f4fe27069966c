import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Preflight, preflightSchema } from "#lib/content/preflight-schema.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { type ContentApi, startContentApi } from "#tests/support/content-api.ts";
import { serveInPieces } from "#tests/support/serve-in-pieces.ts";
import { buildBook } from "#tests/worker/support/epub.ts";
import { type FileServer, openFileServer } from "#tests/worker/support/file-server.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";

const PRINTED = "978-84-376-0494-7";
const ISBN = "9788437604947";
const OTHER = "978-0-306-40615-7";

let files: FileServer;
let api: ContentApi;
beforeAll(async () => {
  files = await openFileServer();
  api = await startContentApi({ fileUrlAllow: [files.place] });
});
afterAll(async () => {
  await api.close();
  await files.close();
});

async function isbnIn(file_url: string, file_type: string): Promise<string | null | undefined> {
  const answer = await api.post("/preflight", { file_url, file_type });
  const seen: Preflight = preflightSchema.parse(answer.json);
  expect([seen.ok, seen.found?.name]).toEqual([true, "Tides"]);
  return seen.found?.isbn;
}

let count = 0;
const serve = (file: Buffer, hole?: number) => serveInPieces(files, `/file-${++count}`, file, hole).url;

describe("the ISBN on the copyright page of a PDF", () => {
  const pagesWith = (total: number, at: number, text: string) =>
    Array.from({ length: total }, (_, index) => (index === at ? text : `Page ${index + 1}`));
  const pdfWith = (total: number, at: number, text = `ISBN ${PRINTED}`) =>
    buildSmallPdf({ title: "Tides", pages: pagesWith(total, at, text) });

  test.each([
    ["the second page", 40, 1],
    ["the twelfth", 40, 11],
    ["the last page", 40, 39],
    ["the only page", 1, 0],
  ])("is found on %s", async (_where, total, at) => {
    expect(await isbnIn(serve(pdfWith(total, at)), "pdf")).toBe(ISBN);
  });

  test("is none in the middle of the book, or with a wrong digit", async () => {
    expect(await isbnIn(serve(pdfWith(40, 20)), "pdf")).toBeNull();
    expect(await isbnIn(serve(pdfWith(3, 1, "ISBN 978-84-376-0494-8")), "pdf")).toBeNull();
  });

  test("is found inside 1 MiB of a large file; where a page cannot be had, there is none", async () => {
    const { file, secondPageAt } = pdfOfFarPages();
    const { url, sent } = serveInPieces(files, "/far-pages.pdf", file);
    expect(await isbnIn(url, "pdf")).toBe(ISBN);
    expect(sent()).toBeLessThanOrEqual(1024 * 1024);
    expect(await isbnIn(serve(file, secondPageAt), "pdf")).toBeNull();
  });

  test("does not hold back the rest when its pages come too slowly", async () => {
    const { file, secondPageAt } = pdfOfFarPages();
    const url = files.serve("/slow.pdf", (req, res) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? "") ?? [];
      const [start, end] = [Number(from), Math.min(Number(to), file.length - 1)];
      // Never answered: the editor gets what is known.
      if (start <= secondPageAt && secondPageAt <= end) return;
      res.writeHead(206, { "content-range": `bytes ${start}-${end}/${file.length}` });
      res.end(file.subarray(start, end + 1));
    });
    expect(await isbnIn(url, "pdf")).toBeNull();
  });
});

/** A title page, a second page far behind it, and the copyright page far behind that. */
function pdfOfFarPages() {
  const pdf = createPdfObjects();
  const filler = () => pdf.add(`<< /Length 300000 >>\nstream\n${"x".repeat(300_000)}\nendstream`);
  const page = (content: number) =>
    pdf.add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << /Font << /F 6 0 R >> >> /Contents ${content} 0 R >>`,
    );
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>");
  for (const content of [7, 9, 11]) page(content);
  pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pdf.addStream("BT /F 12 Tf 20 300 Td (Tides) Tj ET");
  filler();
  const second = pdf.addStream("BT /F 12 Tf 20 300 Td (To the sea) Tj ET");
  filler();
  pdf.addStream(`BT /F 12 Tf 20 300 Td (ISBN ${PRINTED}) Tj ET`);
  filler();
  const info = pdf.add("<< /Title (Tides) >>");
  const file = pdf.write(`/Root 1 0 R /Info ${info} 0 R`);
  return { file, secondPageAt: file.indexOf(`\n${second} 0 obj`) };
}

describe("the ISBN on the copyright page of an EPUB", () => {
  const document = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`;
  /** A book of thirty documents; `names` of some of them and what they hold. */
  function bookWith(
    names: Record<number, string>,
    bodies: Record<number, string>,
    identifier = "urn:uuid:1",
  ) {
    const parts = Array.from({ length: 30 }, (_, index) => ({
      name: `${names[index] ?? `part-${index}`}.xhtml`,
      data: document(bodies[index] ?? `<p>Part ${index}</p>`),
    }));
    const items = parts.map(
      ({ name }, index) => `<item id="i${index}" href="${name}" media-type="application/xhtml+xml"/>`,
    );
    const spine = parts.map((_, index) => `<itemref idref="i${index}"/>`);
    const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides</dc:title><dc:language>es</dc:language><dc:identifier id="uid">${identifier}</dc:identifier></metadata>
      <manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`;
    const extra = parts.map(({ name, data }) => ({ name: `OEBPS/${name}`, data }));
    return buildBook({ version: 3, extra: [{ name: "OEBPS/book.opf", data: opf }, ...extra] });
  }
  const page = `<p>Primera edición</p><p>ISBN ${OTHER} (rústica)</p><p>ISBN ${PRINTED} (ebook)</p>`;

  test.each([
    ["one of the first documents", { 3: page }, {}],
    ["the last", { 29: page }, {}],
    ["one in the middle that says what it is", { 15: page }, { 15: "creditos" }],
  ])("is found in %s", async (_where, bodies, names) => {
    expect(await isbnIn(serve(bookWith(names, bodies)), "epub")).toBe(ISBN);
  });

  test("is none in the middle of the book; that of the package comes before any", async () => {
    expect(await isbnIn(serve(bookWith({}, { 15: page })), "epub")).toBeNull();
    const both = bookWith({}, { 3: page }, "urn:isbn:9780306406157");
    expect(await isbnIn(serve(both), "epub")).toBe("9780306406157");
  });

  test("is looked for in the beginning only of a document that is larger than a look may read", async () => {
    const noise = Array.from({ length: 900_000 }, (_, index) => (index * 7919).toString(36)).join(" ");
    const file = bookWith({}, { 0: `<p>ISBN ${PRINTED}</p><p>${noise}</p>` });
    expect(file.length).toBeGreaterThan(1024 * 1024);
    expect(await isbnIn(serve(file), "epub")).toBe(ISBN);
  });
});
