import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildBook } from "./support/epub.ts";
import { openReadingRoom, type ReadingRoom } from "./support/reading-room.ts";

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());
const read: ReadingRoom["read"] = (...file) => room.read(...file);

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();

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
      { title: "Uno", file: "chapters/0001.html", length: expect.any(Number), pictures: 3 },
      { title: "Dos", file: "chapters/0002.html", length: expect.any(Number), pictures: 0 },
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
