import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DigitalType } from "#lib/content/schema.ts";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createRandom } from "#tests/fuzz/random.ts";

export type BenchFile = { what: string; type: DigitalType; path: string };

const MB = 1024 * 1024;
const MINUTE = 60;
const LETTERS = [..."aaabcdeeeefghiijklmnooopqrsttuuvxyz"];

/** Words that no packing makes much smaller. */
function text(words: number, random: ReturnType<typeof createRandom>): string {
  const word = () => Array.from({ length: 2 + random.below(9) }, () => random.pick(LETTERS)).join("");
  return Array.from({ length: words }, word).join(" ");
}

/** Files of the sizes that the bars of quality name, made anew. */
export async function buildBenchFiles(folder: string) {
  const random = createRandom(1);
  const write = async (what: string, type: DigitalType, body: Buffer): Promise<BenchFile> => {
    const path = join(folder, `${what.replaceAll(" ", "-")}.${type}`);
    await writeFile(path, body);
    return { what, type, path };
  };
  const pdf = (pages: number) =>
    buildPdf({
      title: `A book of ${pages} pages`,
      author: "Nobody",
      pages: Array.from({ length: pages }, (_, index) => ({
        text: text(250, random),
        ...(index % 10 === 0 ? { heading: `Part ${index / 10 + 1}` } : {}),
      })),
    });
  const epub = await buildEpub({
    title: "A book of one megabyte",
    authors: ["Nobody"],
    lang: "en",
    identifier: "urn:uuid:6b1f7c1e-0000-4000-8000-000000000002",
    chapters: Array.from({ length: 25 }, (_, index) => ({
      title: `Chapter ${index + 1}`,
      html: Array.from({ length: 22 }, () => `<p>${text(450, random)}</p>`).join("\n"),
    })),
  });
  return {
    many: [
      await write("EPUB of 1 MB", "epub", epub),
      await write("PDF of 100 pages", "pdf", pdf(100)),
      await write("MP3 of 60 minutes", "audio", buildMp3({ seconds: 60 * MINUTE, title: "An hour" })),
    ],
    large: [
      await write("PDF of 1,000 pages", "pdf", pdf(1_000)),
      await writeLargeMp3(join(folder, "large.mp3"), 499 * MB),
    ],
  };
}

/** The same ten minutes again and again, never in memory whole. */
async function writeLargeMp3(path: string, bytes: number): Promise<BenchFile> {
  const piece = buildMp3({ seconds: 10 * MINUTE, loudness: (second) => 20 + (second % 60) });
  const file = await open(path, "w");
  for (let written = 0; written + piece.length <= bytes; written += piece.length) await file.write(piece);
  await file.close();
  return { what: "MP3 of 500 MB", type: "audio", path };
}
