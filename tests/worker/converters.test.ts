import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZipEntry } from "#lib/server/demo/files/zip.ts";
import { makeCover } from "#lib/server/files/cover.ts";
import { convertAudio } from "#lib/server/worker/converters/audio.ts";
import type { ReadStep } from "#lib/server/worker/converters/converted.ts";
import { convertEpub } from "#lib/server/worker/converters/epub.ts";
import { convertPdf } from "#lib/server/worker/converters/pdf.ts";
import { buildBook } from "./support/epub.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-converters-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function saved(data: Buffer): Promise<string> {
  const path = join(folder, `file-${++count}`);
  await writeFile(path, data);
  return path;
}

/** A folder that a converter may write to; it need not exist. */
const outDir = () => join(folder, `out-${++count}`);

const ignore = () => undefined;
const picture = () =>
  sharp({ create: { width: 60, height: 90, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();

describe("pdf", () => {
  test("counts pages and words, reads outline and information, draws the first page", async () => {
    const steps: ReadStep[] = [];
    const path = await saved(
      buildSmallPdf({
        pages: ["First page here", "Second", "The third and last one"],
        title: "A small book",
        author: "Ana Ruiz",
        outline: [
          { title: "Beginning", page: 1 },
          { title: "End", page: 3 },
        ],
      }),
    );
    const found = await convertPdf(path, outDir(), (step) => step && steps.push(step));
    expect(found).toMatchObject({
      totalPages: 3,
      totalWords: 9,
      totalSeconds: 0,
      found: { name: "A small book", author: ["Ana Ruiz"], pages: 3, words: 9 },
      tableOfContents: [
        { title: "Beginning", page: 1 },
        { title: "End", page: 3 },
      ],
      cover: { pixels: { width: 800, height: 1600 } },
    });
    expect(steps).toEqual([1, 2, 3].map((done) => ({ done, total: 3, unit: "page" })));
    const { data = new Uint8Array(), pixels } = found.cover ?? {};
    const { original: cover, ...sizes } = await makeCover({ data, pixels });
    expect(await sharp(cover).metadata()).toMatchObject({ format: "webp", width: 800, height: 1600 });
    expect(sizes).toMatchObject({ format: "webp", width: 800, height: 1600 });
    // The text is dark on white: a page drawn without its text would be white all over.
    const { channels } = await sharp(cover).stats();
    expect(channels[0]?.min).toBeLessThan(100);
    expect(channels[0]?.max).toBeGreaterThan(250);
  });

  test("says that a password is in the way", async () => {
    const path = await saved(buildSmallPdf({ pages: ["Secret"], isLocked: true }));
    await expect(convertPdf(path, outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
      message: "This PDF is protected with a password. Use a copy without one.",
    });
  });

  test.each([
    ["nothing behind the header", Buffer.from("%PDF-1.4\n")],
    ["bytes at random", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5000, 7)])],
  ])("says that it is damaged: %s", async (_what, data) => {
    await expect(convertPdf(await saved(data), outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
      message: /damaged/,
    });
  });

  test("says that it is damaged: cut in the middle", async () => {
    const whole = buildSmallPdf({ pages: Array.from({ length: 20 }, (_, index) => `Page ${index}`) });
    const path = await saved(whole.subarray(0, whole.length / 2));
    await expect(convertPdf(path, outDir(), ignore)).rejects.toMatchObject({ kind: "damaged" });
  });
});

describe("epub", () => {
  const expected = {
    totalPages: 0,
    totalWords: 8,
    found: {
      name: "El libro & la prueba",
      author: ["Ana Ruiz", "Luis Mar"],
      lang: "es",
      isbn: "9780306406157",
    },
    tableOfContents: [
      {
        title: "Uno",
        href: "OEBPS/text/one.xhtml",
        children: [{ title: "Parte b", href: "OEBPS/text/one.xhtml#b" }],
      },
      { title: "Dos", href: "OEBPS/text/two.xhtml" },
    ],
  };

  test.each([2, 3] as const)("version %i: words, contents, metadata and cover", async (version) => {
    const cover = await picture();
    const found = await convertEpub(await saved(buildBook({ version, cover })), outDir(), ignore);
    expect(found).toMatchObject(expected);
    expect(Buffer.from(found.cover?.data ?? []).equals(cover)).toBe(true);
  });

  test("fonts that are only obfuscated are no lock, anything else is", async () => {
    const encryption = (algorithm: string) => ({
      name: "META-INF/encryption.xml",
      data: `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`,
    });
    const fonts = buildBook({ version: 3, extra: [encryption("http://www.idpf.org/2008/embedding")] });
    expect((await convertEpub(await saved(fonts), outDir(), ignore)).totalWords).toBe(8);
    const locked = buildBook({
      version: 3,
      extra: [encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")],
    });
    await expect(convertEpub(await saved(locked), outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
      message: "This EPUB is locked with DRM. Use a copy without copy protection.",
    });
  });

  test("stops an entity bomb (billion laughs)", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><package><metadata>&b;</metadata></package>`;
    const path = await saved(buildBook({ version: 3, extra: [{ name: "OEBPS/book.opf", data: bomb }] }));
    await expect(convertEpub(path, outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
      message: /entities/,
    });
  });

  test("stops a zip with too many entries", async () => {
    const extra = Array.from({ length: 60 }, (_, index) => ({ name: `x/${index}`, data: "" }));
    const path = await saved(buildBook({ version: 3, extra }));
    await expect(
      convertEpub(path, outDir(), ignore, { maxEntries: 50, maxUnpackedBytes: 1_000_000 }),
    ).rejects.toMatchObject({ kind: "damaged", message: /more than 50 files/ });
  });

  test("stops a zip bomb by the size that it states", async () => {
    const path = await saved(
      buildBook({ version: 3, extra: [{ name: "OEBPS/huge", data: Buffer.alloc(2_000_000) }] }),
    );
    await expect(
      convertEpub(path, outDir(), ignore, { maxEntries: 100, maxUnpackedBytes: 1_000_000 }),
    ).rejects.toMatchObject({ kind: "damaged", message: /unpacks to more/ });
  });

  test("stops a zip bomb that states a small size", async () => {
    const huge = { name: "OEBPS/text/one.xhtml", data: Buffer.alloc(3_000_000, "a "), statedSize: 100 };
    const path = await saved(buildBook({ version: 3, extra: [huge] }));
    await expect(
      convertEpub(path, outDir(), ignore, { maxEntries: 100, maxUnpackedBytes: 1_000_000 }),
    ).rejects.toMatchObject({ kind: "damaged" });
  });

  test("says that it is damaged: cut in the middle, or a zip without a book", async () => {
    const whole = buildBook({ version: 3 });
    await expect(convertEpub(await saved(whole.subarray(0, 600)), outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
      message: /damaged/,
    });
    const empty = buildBook({
      version: 3,
      extra: [{ name: "META-INF/container.xml", data: "<container/>" }],
    });
    await expect(convertEpub(await saved(empty), outDir(), ignore)).rejects.toMatchObject({
      kind: "damaged",
    });
  });

  test("never leaves the zip through a path that is stored in it", async () => {
    const path = await saved(buildBook({ version: 3, extra: [{ name: "../../outside", data: "x" }] }));
    await expect(convertEpub(path, outDir(), ignore)).rejects.toMatchObject({ kind: "damaged" });
  });
});

describe("audio", () => {
  test("counts the seconds and reads the title", async () => {
    const path = await saved(buildSilence(12, "Capítulo 1"));
    expect(await convertAudio(path, ignore)).toMatchObject({
      totalSeconds: 12,
      totalPages: 0,
      totalWords: 0,
      found: { name: "Capítulo 1", duration: 12 },
      cover: null,
    });
  });

  test("says that there is no audio", async () => {
    const path = await saved(buildSilence(0, "Nothing"));
    await expect(convertAudio(path, ignore)).rejects.toMatchObject({ kind: "damaged" });
  });
});

test("a cover that would unfold to gigabytes of pixels is refused", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>`;
  await expect(makeCover({ data: Buffer.from(svg) })).rejects.toThrow(
    /20000 × 20000 pixels, more than the 64 million/,
  );
});

describe("an EPUB is validated up to a size, and read beyond it", () => {
  test.each([
    { megabytes: 127, isValidated: true },
    { megabytes: 129, isValidated: false },
  ])("$megabytes MB unpacked", async ({ megabytes, isValidated }) => {
    const part = { name: "OEBPS/part.bin", data: Buffer.alloc(megabytes * 1024 * 1024) };
    const path = await saved(buildBook({ version: 3, extra: [part] }));
    const { report, totalWords } = await convertEpub(path, outDir(), ignore);
    expect(totalWords).toBe(8);
    expect(report?.is_valid !== null).toBe(isValidated);
    expect(report?.messages.some(({ id }) => id === "not_validated")).toBe(!isValidated);
  });
});

describe("a converter that has nothing to count says that it goes on", () => {
  /** How often it was heard between two steps, of the whole file. */
  function listen() {
    let signs = 0;
    return { onProgress: (step?: ReadStep) => void (step ?? signs++), signs: () => signs };
  }

  test("PDF: opened, cover, the text of each page before its picture, and each piece of the file", async () => {
    const { onProgress, signs } = listen();
    await convertPdf(await saved(buildSmallPdf({ pages: ["A", "B", "C"] })), outDir(), onProgress);
    expect(signs()).toBe(2 + 3 + 1);
  });

  test("EPUB: each picture of a chapter that is full of them", async () => {
    const data = await picture();
    const names = Array.from({ length: 12 }, (_, index) => `p${index}.png`);
    const pictures = names.map((name) => `<img src="${name}" alt="A picture"/>`).join("");
    const chapter = { name: "OEBPS/text/one.xhtml", data: `<html><body>${pictures}</body></html>` };
    const signsOf = async (extra: ZipEntry[]) => {
      const { onProgress, signs } = listen();
      await convertEpub(await saved(buildBook({ version: 3, extra })), outDir(), onProgress);
      return signs();
    };
    const full = [chapter, ...names.map((name) => ({ name: `OEBPS/text/${name}`, data }))];
    expect((await signsOf(full)) - (await signsOf([chapter]))).toBe(names.length);
  });

  test("sound whose frames have to be counted: each part that was walked through", async () => {
    let signs = 0;
    const megabytes = 5;
    const path = await saved(buildAdts(megabytes));
    const { totalSeconds } = await convertAudio(path, () => void signs++);
    expect(totalSeconds).toBeGreaterThan(60);
    expect(signs).toBeGreaterThanOrEqual(megabytes);
    expect(signs).toBeLessThan(100);
  });

  test("a cover: each of its sizes", async () => {
    const { onProgress, signs } = listen();
    await makeCover({ data: await picture() }, onProgress);
    expect(signs()).toBe(3);
  });
});

/** AAC as radios send it: frames without a table, whose number nobody states. */
function buildAdts(megabytes: number): Buffer {
  const bytes = 372;
  const frame = Buffer.alloc(bytes, 0x21);
  Buffer.from([0xff, 0xf1, 0x50, 0x80, bytes >> 3, ((bytes & 7) << 5) | 0x1f, 0xfc]).copy(frame);
  return Buffer.concat(Array.from({ length: Math.ceil((megabytes * 1024 * 1024) / bytes) }, () => frame));
}
