import { afterAll, beforeAll, expect, test } from "vitest";
import type { DigitalType } from "#lib/content/schema.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { openDirectReading } from "./corpus/direct-reading.ts";
import { buildBook } from "./support/epub.ts";
import { buildM4a } from "./support/m4a.ts";

const STEP_BYTES = 10;
/** Some 500 files one after the other, on a busy machine. */
const ALL_READ_LIMIT_MS = 3 * 60_000;

type Case = {
  what: string;
  type: DigitalType;
  file: Buffer;
  /** What a cut file may be called, besides `done`: what is read of it may be whole. */
  refusals: string[];
};

/** A page without a word. */
function smallestPdf(): Buffer {
  const pdf = createPdfObjects();
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 30 40] >>");
  return pdf.write("/Root 1 0 R");
}

const cases: Case[] = [
  {
    what: "a PDF",
    type: "pdf",
    file: smallestPdf(),
    refusals: ["unknown_kind", "pdf_damaged", "pdf_empty"],
  },
  {
    what: "an EPUB",
    type: "epub",
    file: buildBook({ version: 3 }),
    refusals: ["unknown_kind", "epub_damaged"],
  },
  {
    what: "an MP3",
    type: "audio",
    file: buildMp3({ seconds: 0.5, title: "A", artist: "B", chapters: [{ title: "C", start: 0, end: 0.5 }] }),
    refusals: ["unknown_kind", "audio_damaged", "audio_empty"],
  },
  {
    what: "an M4A",
    type: "audio",
    file: buildM4a({ seconds: 20 }),
    refusals: ["unknown_kind", "audio_damaged", "audio_empty", "audio_cut_short"],
  },
];

let reading: Awaited<ReturnType<typeof openDirectReading>>;
beforeAll(async () => {
  reading = await openDirectReading();
});
afterAll(() => reading.close());

test.each(cases)(
  "$what cut off at every tenth byte is refused by a code, or read",
  async ({ type, file, refusals }) => {
    const endings = new Map<string, number[]>();
    for (let bytes = STEP_BYTES; bytes < file.length; bytes += STEP_BYTES) {
      const ending = await reading.read(type, file.subarray(0, bytes));
      endings.set(ending, [...(endings.get(ending) ?? []), bytes]);
    }
    const others = [...endings].filter(([ending]) => ending !== "done" && !refusals.includes(ending));
    expect(others).toEqual([]);
    expect(refusals.some((code) => endings.has(code))).toBe(true);
    expect(await reading.read(type, file)).toBe("done");
  },
  ALL_READ_LIMIT_MS,
);
