import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { openReadingRoom, type ReadingRoom } from "./support/reading-room.ts";

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());
const read: ReadingRoom["read"] = (...file) => room.read(...file);

const _picture = (width: number, height: number) =>
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
    const [silent, quiet, loud] = [100, 400, 900].map((point) => audio?.waveform[point]);
    expect(silent).toBe(0);
    expect(quiet).toBeCloseTo(25, -1);
    expect(loud).toBeGreaterThan(80);
  });

  test("a table at its start that lies about the length is not believed", async () => {
    const file = buildMp3({ seconds: 10 });
    file.write("Xing\0\0\0\x01\x7f\xff\xff\xff", 21, "latin1");
    expect((await read("audio", file)).totalSeconds).toBe(10);
  });
});
