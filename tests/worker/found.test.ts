import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DigitalType } from "#lib/content/schema.ts";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { convertFile } from "#lib/server/worker/converters/convert.ts";
import { buildBook } from "./support/epub.ts";
import { buildSmallPdf } from "./support/pdf.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-found-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads a file as the reading process of a worker does, in this one; `outDir` is where its preview is. */
async function read(type: DigitalType, file: Buffer) {
  const own = await mkdtemp(join(folder, "file-"));
  const path = join(own, "file");
  const outDir = join(own, "derived");
  await writeFile(path, file);
  return { ...(await convertFile(type, path, outDir, () => undefined)), outDir };
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();

describe("a PDF", () => {
  test("says who it is in its XMP packet, and prints its ISBN on the copyright page", async () => {
    const text = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="Press">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">La casa &amp; el río</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>Luis Mar</rdf:li></rdf:Seq></dc:creator>
      <dc:publisher><rdf:Bag><rdf:li>Editorial Sur</rdf:li></rdf:Bag></dc:publisher>
      <dc:language><rdf:Bag><rdf:li>es-ar</rdf:li></rdf:Bag></dc:language>
      <dc:subject><rdf:Bag><rdf:li>novela</rdf:li></rdf:Bag></dc:subject>
      <dc:date><rdf:Seq><rdf:li>2024-05-31T10:00:00Z</rdf:li></rdf:Seq></dc:date>
      </rdf:Description></rdf:RDF></x:xmpmeta>`;
    // The builder writes bytes as they are: a packet is UTF-8.
    const packet = Buffer.from(text).toString("latin1");
    const pdf = createPdfObjects();
    pdf.add("<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
    for (const content of [5, 6]) {
      pdf.add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << /Font << /F 7 0 R >> >> /Contents ${content} 0 R >>`,
      );
    }
    pdf.addStream("BT /F 12 Tf 20 300 Td (Portada) Tj ET");
    pdf.addStream(
      "BT /F 12 Tf 20 300 Td (ISBN 978-0-306-40615-7 \\(rustica\\)) Tj 0 -20 Td (ISBN 978-84-376-0494-7 \\(PDF\\)) Tj ET",
    );
    pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.add(`<< /Type /Metadata /Subtype /XML /Length ${packet.length} >>\nstream\n${packet}\nendstream`);
    const { found, report } = await read("pdf", Buffer.from(pdf.write("/Root 1 0 R")));
    expect(found).toMatchObject({
      name: "La casa & el río",
      author: ["Ana Ruiz", "Luis Mar"],
      publisher: "Editorial Sur",
      lang: "es-AR",
      isbn: "9788437604947",
      published_at: "2024-05-31",
      keywords: ["novela"],
      pages: 2,
    });
    expect(report).toMatchObject({ version: "1.4", is_valid: null, messages: [] });
    expect(report?.accessibility?.gaps).toEqual(["no_tags"]);
  });

  test.each([
    ["of its publication", "<prism:publicationDate>2024-05-31</prism:publicationDate>", "2024-05-31"],
    ["of the work", "<dc:date><rdf:Seq><rdf:li>2023-02</rdf:li></rdf:Seq></dc:date>", "2023-02"],
    ["on which a program made it", "<dc:date><rdf:Seq><rdf:li>2024-01-02</rdf:li></rdf:Seq></dc:date>", null],
    ["that is none", "<prism:publicationDate>2024-02-30</prism:publicationDate>", null],
  ])("a day %s", async (_which, xmp, published_at) => {
    const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description pdf:Producer="Press">
      <xmp:CreateDate>2024-01-02T10:00:00Z</xmp:CreateDate>${xmp}</rdf:Description></rdf:RDF></x:xmpmeta>`;
    const file = Buffer.concat([buildSmallPdf({ pages: ["A"] }), Buffer.from(packet)]);
    expect((await read("pdf", file)).found.published_at).toBe(published_at);
  });

  test("a title that a program has written is none; authors part at semicolons", async () => {
    const file = buildSmallPdf({
      pages: ["A"],
      title: "Microsoft Word - libro.docx",
      author: "Ana Ruiz; Luis Mar",
    });
    const { found, report } = await read("pdf", file);
    expect(found).toMatchObject({ name: null, author: ["Ana Ruiz", "Luis Mar"] });
    expect(report?.accessibility?.gaps).toEqual(["no_title", "no_tags"]);
  });

  test("its first tenth becomes pictures 900 px wide, at least five", async () => {
    const pages = Array.from({ length: 60 }, (_, index) => ({ text: `Page ${index + 1}` }));
    const long = await read("pdf", buildPdf({ title: "Long", author: "A", pages }));
    expect(long.pageCount).toBe(6);
    const names = await readdir(join(long.outDir, "pages"));
    expect(names.toSorted()).toEqual(Array.from({ length: 6 }, (_, index) => `000${index + 1}.webp`));
    const second = sharp(join(long.outDir, "pages", "0002.webp"));
    expect(await second.metadata()).toMatchObject({ format: "webp", width: 900, height: 1350 });
    // Ink on paper: a page drawn without its text would be of one colour.
    expect((await second.stats()).channels[0]?.min).toBeLessThan(150);
    expect((await read("pdf", buildSmallPdf({ pages: ["A", "B", "C"] }))).pageCount).toBe(3);
  });

  test("pages without text are no fault, and are said", async () => {
    const { totalWords, report } = await read("pdf", buildSmallPdf({ pages: [""] }));
    expect(totalWords).toBe(0);
    expect(report?.messages).toMatchObject([{ severity: "warning", id: "no_text" }]);
    expect(report?.accessibility?.gaps).toContain("no_text");
  });

  test.each([
    ["no tags", "<< /Type /StructTreeRoot >>", ["no_title", "no_tags"]],
    ["tags", "<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [8 0 R]] >> >>", ["no_title"]],
  ])("that calls itself tagged and has %s", async (_what, root, gaps) => {
    const pdf = createPdfObjects();
    pdf.add("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R >>");
    pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.add(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /StructParents 0 /Resources << /Font << /F 6 0 R >> >> /Contents 4 0 R >>",
    );
    pdf.addStream("/P << /MCID 0 >> BDC BT /F 12 Tf 20 300 Td (Portada) Tj ET EMC");
    pdf.add("<< >>");
    pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.add(root);
    pdf.add("<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 0 >>");
    const { totalWords, report } = await read("pdf", Buffer.from(pdf.write("/Root 1 0 R")));
    expect(totalWords).toBe(1);
    expect(report?.accessibility?.gaps).toEqual(gaps);
  });
});

describe("an EPUB", () => {
  const opf = (metadata: string) => ({
    name: "OEBPS/book.opf",
    data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">urn:isbn:9788437604947</dc:identifier>
      <dc:title>El libro</dc:title><dc:language>es</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>${metadata}</metadata>
      <manifest><item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/two.xhtml" media-type="application/xhtml+xml"/>
      <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
      <spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>`,
  });
  const chapter = (body: string) => ({
    name: "OEBPS/text/one.xhtml",
    data: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Uno</title></head><body>${body}</body></html>`,
  });

  test("names its people by their roles, its publisher and what it is about", async () => {
    const metadata = `<dc:creator id="a">Ana Ruiz</dc:creator><meta refines="#a" property="role">aut</meta>
      <dc:creator id="b">Ilse Ilustra</dc:creator><meta refines="#b" property="role">ill</meta>
      <dc:contributor id="n">Nora Voz</dc:contributor><meta refines="#n" property="role">nrt</meta>
      <dc:publisher>Editorial Sur</dc:publisher><dc:date>2024-05-31</dc:date><dc:subject>Novela</dc:subject>
      <dc:description>&lt;p&gt;Una &lt;b&gt;historia&lt;/b&gt; &amp;amp; media.&lt;/p&gt;</dc:description>`;
    const { found } = await read("epub", buildBook({ version: 3, extra: [opf(metadata)] }));
    expect(found).toEqual({
      name: "El libro",
      author: ["Ana Ruiz"],
      narrator: ["Nora Voz"],
      publisher: "Editorial Sur",
      lang: "es",
      isbn: "9788437604947",
      published_at: "2024-05-31",
      description: "Una historia & media.",
      keywords: ["Novela"],
      pages: null,
      words: 8,
      duration: null,
      track_number: null,
      album: null,
    });
  });

  test("was published on the day that says so, not on one of its making; keywords part at semicolons", async () => {
    const metadata = `<dc:date event="creation">2020-01-01</dc:date><dc:date event="publication">2021-03-19</dc:date>
      <dc:subject>Novela; El mar</dc:subject><dc:subject>El mar</dc:subject>`;
    const { found } = await read("epub", buildBook({ version: 3, extra: [opf(metadata)] }));
    expect(found).toMatchObject({ published_at: "2021-03-19", keywords: ["Novela", "El mar"] });
    const made = `<dc:date event="modification">2020-01-01</dc:date>`;
    const unknown = "<dc:date>0101-01-01T00:00:00+00:00</dc:date>";
    for (const dates of [made, unknown]) {
      const book = buildBook({ version: 3, extra: [opf(dates)] });
      expect((await read("epub", book)).found.published_at).toBeNull();
    }
  });

  test("declares what it does for readers with disabilities; the report says what is missing", async () => {
    const metadata = `<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
      <meta property="schema:accessibilityFeature">tableOfContents</meta><meta property="schema:accessibilityFeature">alternativeText</meta>
      <meta property="schema:accessibilityHazard">none</meta><meta property="schema:accessibilitySummary">Todo se lee.</meta>
      <meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>`;
    const whole = await read("epub", buildBook({ version: 3, extra: [opf(metadata)] }));
    expect(whole.report?.accessibility).toEqual({
      access_modes: ["textual"],
      access_modes_sufficient: ["textual"],
      features: ["tableOfContents", "alternativeText"],
      hazards: ["none"],
      summary: "Todo se lee.",
      conforms_to: "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
      certified_by: null,
      gaps: [],
    });
    const bare = await read(
      "epub",
      buildBook({ version: 3, extra: [opf(""), chapter(`<p>A</p><img src="../images/x.png"/>`)] }),
    );
    expect(bare.report?.accessibility?.gaps).toEqual([
      "no_access_mode",
      "no_access_mode_sufficient",
      "no_feature",
      "no_hazard",
      "no_summary",
      "no_conformance",
      "pictures_without_alt",
    ]);
  });

  test.each([
    ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA", []],
    ["http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa", []],
    ["https://www.w3.org/TR/WCAG21/", []],
    ["The finest of standards", ["unknown_conformance"]],
    ["EPUB Accessibility 1.1 - WCAG 2.2 Level B", ["unknown_conformance"]],
  ])("conforms to %s", async (standard, gaps) => {
    const metadata = `<meta property="dcterms:conformsTo">${standard}</meta>`;
    const { report } = await read("epub", buildBook({ version: 3, extra: [opf(metadata)] }));
    expect(report?.accessibility?.conforms_to).toBe(standard);
    expect(report?.accessibility?.gaps.filter((gap) => gap.includes("conformance"))).toEqual(gaps);
  });

  test("of two standards the one that is known counts", async () => {
    const metadata = `<meta property="dcterms:conformsTo">Ours</meta><link rel="dcterms:conformsTo" href="http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-a"/>`;
    const { report } = await read("epub", buildBook({ version: 3, extra: [opf(metadata)] }));
    expect(report?.accessibility?.conforms_to).toMatch(/idpf/);
    expect(report?.accessibility?.gaps).not.toContain("unknown_conformance");
  });

  test("is validated: a good one has no errors, a bad one has a report and is read all the same", async () => {
    const good = await buildEpub({
      title: "Bueno",
      authors: ["Ana"],
      lang: "es",
      identifier: "urn:isbn:9788437604947",
      chapters: [{ title: "Uno", html: "<p>Hola mundo.</p>" }],
    });
    expect((await read("epub", good)).report).toMatchObject({
      version: "3.0",
      is_valid: true,
      counts: { fatal: 0, error: 0 },
    });
    const bad = await read("epub", buildBook({ version: 3, extra: [opf(""), chapter("<p><b>Mal</p></b>")] }));
    expect(bad.totalWords).toBeGreaterThan(0);
    expect(bad.report?.is_valid).toBe(false);
    expect(bad.report?.messages[0]).toMatchObject({
      severity: expect.stringMatching(/fatal|error/),
      id: expect.stringMatching(/^[A-Z]{3}-\d/),
      location: expect.stringContaining("OEBPS"),
    });
  });

  test("its chapters become HTML that runs, loads and styles nothing", async () => {
    const body = `<h1 onclick="alert(1)">Uno</h1><script src="http://evil.invalid/x.js"/><style>@import "http://evil.invalid"</style>
      <p style="background:url(http://evil.invalid/)">Ver <a href="two.xhtml#fin">el fin</a>, <a href="http://evil.invalid/">fuera</a>, <a href="javascript:alert(1)">no</a>.</p>
      <img src="../images/a.png" alt="Un mapa" onerror="alert(1)"/><img src="http://evil.invalid/x.png" alt="Lejos"/><iframe src="http://evil.invalid/"></iframe>
      <svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="../images/a.png"/></svg>`;
    const file = buildBook({
      version: 3,
      extra: [chapter(body), { name: "OEBPS/images/a.png", data: await picture(2400, 1200) }],
    });
    const { chapters, outDir } = await read("epub", file);
    expect(chapters).toMatchObject([
      { title: "Uno", file: "chapters/0001.html", length: expect.any(Number) },
      { title: "Dos", file: "chapters/0002.html", length: expect.any(Number) },
    ]);
    const html = await readFile(join(outDir, "chapters/0001.html"), "utf8");
    expect(html).not.toMatch(/evil|script|alert|style|iframe|svg/i);
    expect(html).toContain(`<a href="0002.html#fin">el fin</a>`);
    expect(html).toContain(`<img alt="Un mapa" src="../images/0001.webp" />`);
    expect(html).toContain(`<img alt="Lejos" />`);
    expect(html).toMatch(/^<!doctype html>\n<html lang="es">/);
    expect(await readdir(join(outDir, "images"))).toEqual(["0001.webp"]);
    expect(await sharp(join(outDir, "images/0001.webp")).metadata()).toMatchObject({
      width: 1200,
      height: 600,
    });
  });

  test("prints its ISBN on the copyright page where its metadata have none", async () => {
    const file = buildBook({
      version: 3,
      extra: [
        chapter("<p>ISBN: 84-376-0494-X</p>"),
        {
          name: "OEBPS/book.opf",
          data: opf("").data.replace("urn:isbn:9788437604947", "urn:uuid:1"),
        },
      ],
    });
    expect((await read("epub", file)).found.isbn).toBe("9788437604947");
  });
});

describe("an MP3", () => {
  test("says its tags, narrator and chapters; its sound is measured", async () => {
    const file = buildMp3({
      seconds: 20,
      title: "Capítulo 1",
      artist: "Ana Ruiz",
      album: "El libro",
      track: 3,
      tags: { TCOM: "Nora Voz", TLAN: "spa", TPUB: "Editorial Sur", TDRC: "2024-05-31" },
      chapters: [
        { title: "Uno", start: 0, end: 12 },
        { title: "Dos", start: 12, end: 20 },
      ],
      loudness: (second) => (second < 5 ? 0 : second < 10 ? 25 : 100),
    });
    const { found, audio, totalSeconds } = await read("audio", file);
    expect(totalSeconds).toBe(20);
    expect(found).toMatchObject({
      name: "Capítulo 1",
      author: ["Ana Ruiz"],
      narrator: ["Nora Voz"],
      publisher: "Editorial Sur",
      lang: "es",
      published_at: "2024-05-31",
      duration: 20,
      track_number: 3,
      album: "El libro",
    });
    expect(audio).toMatchObject({
      bit_rate_kbps: 32,
      sample_rate_hz: 48_000,
      channels: 1,
      chapters: [
        { title: "Uno", start: 0 },
        { title: "Dos", start: 12 },
      ],
    });
    expect(audio?.waveform).toHaveLength(1000);
    expect([100, 400, 900].map((point) => audio?.waveform[point])).toEqual([0, 25, 100]);
  });

  test("a table at its start that lies about the length is not believed", async () => {
    const file = buildMp3({ seconds: 10 });
    file.write("Xing\0\0\0\x01\x7f\xff\xff\xff", 21, "latin1");
    expect((await read("audio", file)).totalSeconds).toBe(10);
  });
});
