import { PDFiumLibrary } from "@hyzyla/pdfium";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { fileTypeFromBuffer } from "file-type";
import { parseBuffer } from "music-metadata";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import yauzl from "yauzl";
import { buildCover } from "#lib/server/demo/files/cover.ts";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";

describe("a PDF", () => {
  const pages = [
    { text: "Editora do Cerrado" },
    {
      heading: "Óbito do autor",
      text: "Algum tempo hesitei (se devia) abrir estas memórias — “sim”.\n\nNão.",
    },
    { heading: "Ñandú", text: "Fin." },
  ];
  const book = buildPdf({ title: "Memórias póstumas", author: "Machado de Assis", pages });

  test("opens with exactly the pages given, their text intact", async () => {
    const texts = await readPages(book);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain("Machado de Assis");
    expect(texts[1]?.replaceAll(/\s+/g, " ")).toContain(
      "Algum tempo hesitei (se devia) abrir estas memórias — “sim”. Não.",
    );
    expect(texts[2]).toContain("Ñandú");
  });

  test("names its title and its outline in Unicode", () => {
    const source = book.toString("latin1");
    const inUtf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");
    expect(source).toContain(`/Title <FEFF${inUtf16("Memórias póstumas")}>`);
    expect(source).toContain(`/Title <FEFF${inUtf16("Ñandú")}>`);
  });

  test("sets a long text smaller instead of losing its end", async () => {
    const text = `${"palabra ".repeat(1500)}última`;
    const [, page] = await readPages(
      buildPdf({ title: "Largo", author: "A", pages: [{ text: "" }, { text }] }),
    );
    expect(page?.split(/\s+/).filter((word) => word === "palabra")).toHaveLength(1500);
    expect(page).toContain("última");
  });

  test("refuses an outline that points behind the last page", () => {
    expect(() => buildPdf({ title: "T", author: "A", pages, outline: [{ title: "x", page: 4 }] })).toThrow(
      RangeError,
    );
  });
});

describe("an EPUB", () => {
  const build = async () =>
    buildEpub({
      title: "Facundo & <civilización>",
      authors: ["Domingo F. Sarmiento", "Otra"],
      lang: "es",
      identifier: "urn:isbn:9788498923377",
      chapters: [
        { title: "Introducción", html: "<p>¡Sombra terrible de Facundo!</p>" },
        { title: "Capítulo 1", html: "<p>Aspecto físico.</p>" },
      ],
      cover: await buildCover({ title: "Facundo", author: "Sarmiento", hue: 40 }),
    });

  test("is a zip with the media type first and unpacked, recognised as an EPUB", async () => {
    const book = await build();
    expect((await fileTypeFromBuffer(book))?.mime).toBe("application/epub+zip");
    const entries = await unzip(book);
    expect(entries[0]).toMatchObject({ name: "mimetype", method: 0, data: "application/epub+zip" });
  });

  test("holds well-formed documents, and its manifest names every one of them", async () => {
    const entries = await unzip(await build());
    const documents = entries.filter(({ name }) => /\.(opf|xhtml|ncx|xml)$/.test(name));
    expect(documents).toHaveLength(6);
    for (const { data } of documents) expect(XMLValidator.validate(data)).toBe(true);

    const parser = new XMLParser({ ignoreAttributes: false });
    const opf = parser.parse(entries.find(({ name }) => name === "OEBPS/book.opf")?.data ?? "").package;
    expect(opf.metadata["dc:title"]).toBe("Facundo & <civilización>");
    expect(opf.metadata["dc:creator"]).toEqual(["Domingo F. Sarmiento", "Otra"]);
    const named = opf.manifest.item.map((item: Record<string, string>) => `OEBPS/${item["@_href"]}`);
    const stored = entries.map(({ name }) => name).filter((name) => /^OEBPS\/(?!book\.opf)/.test(name));
    expect(named.toSorted()).toEqual(stored.toSorted());
    expect(opf.spine.itemref).toHaveLength(2);
  });
});

describe("an MP3", () => {
  test.for([0.5, 61, 754.3])("lasts %s seconds to the nearest frame", async (seconds) => {
    const sound = buildMp3({ seconds, title: "Día 1", artist: "Ana Ruiz", album: "21 días", track: 7 });
    const { format, common } = await parseBuffer(sound, "audio/mpeg", { duration: true });
    expect(Math.abs((format.duration ?? 0) - seconds)).toBeLessThanOrEqual(0.012 + 1e-9);
    expect(format).toMatchObject({ container: "MPEG", bitrate: 32_000, sampleRate: 48_000 });
    expect(common).toMatchObject({ title: "Día 1", artist: "Ana Ruiz", album: "21 días" });
    expect(common.track.no).toBe(7);
  });
});

describe("a cover", () => {
  test("is a JPEG of the size of a book, with type on it, in its own colour", async () => {
    const one = await buildCover({ title: "María", author: "Jorge Isaacs", hue: 10 });
    const other = await buildCover({ title: "María", author: "Jorge Isaacs", hue: 200 });
    expect(await sharp(one).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 1800 });
    expect(one.equals(other)).toBe(false);

    // The title stands near the top left; the same corner of an empty title is plain.
    const corner = { left: 100, top: 180, width: 600, height: 240 };
    const contrast = async (cover: Buffer) =>
      (
        await sharp(await sharp(cover).extract(corner).toBuffer())
          .greyscale()
          .stats()
      ).channels[0]?.stdev;
    expect(await contrast(one)).toBeGreaterThan(20);
    expect(await contrast(await buildCover({ title: "", author: "", hue: 10 }))).toBeLessThan(2);
  });
});

async function readPages(pdf: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const texts = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return texts;
  } finally {
    library.destroy();
  }
}

async function unzip(zip: Buffer) {
  const file = await yauzl.fromBufferPromise(zip, { strictFileNames: true });
  const entries: { name: string; method: number; data: string }[] = [];
  for await (const entry of file.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk);
    const data = Buffer.concat(chunks).toString("utf8");
    entries.push({ name: entry.fileName, method: entry.compressionMethod, data });
  }
  return entries;
}
