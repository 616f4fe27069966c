import type { FileType } from "#lib/content/schema.ts";
import type { ConversionStatus } from "#lib/conversions/schema.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

export type SeedTrack = { title: string; durationSeconds: number };

/** What follows from the kind of a title: counts of a converted file, measures of a printed book. */
export type SeedFile = {
  conversionStatus: ConversionStatus;
  totals: { pages: number; words: number; seconds: number } | null;
  tracks: SeedTrack[];
  printed: { pages: number; height: number; width: number; weight: number; stock: number } | null;
};

export function generateFile(random: Random, words: Vocabulary, fileType: FileType): SeedFile {
  if (fileType === "physical") return printedBook(random);
  const conversionStatus = stateOf(random);
  const tracks = fileType === "audio" ? tracksOf(random, words) : [];
  const pages = random.between(40, 900);
  const seconds = tracks.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const isDone = conversionStatus === "done";
  const totals = {
    pages: fileType === "pdf" ? pages : 0,
    words: fileType === "audio" ? 0 : pages * 290,
    seconds,
  };
  return { conversionStatus, totals: isDone ? totals : null, tracks, printed: null };
}

function printedBook(random: Random): SeedFile {
  const pages = random.between(24, 800);
  return {
    conversionStatus: "done",
    totals: { pages: 0, words: 0, seconds: 0 },
    tracks: [],
    printed: {
      pages,
      height: random.between(150, 310) / 10,
      width: random.between(100, 240) / 10,
      weight: 60 + pages,
      stock: random.chance(0.2) ? 0 : random.below(300),
    },
  };
}

function stateOf(random: Random): ConversionStatus {
  const share = random.next();
  if (share < 0.97) return "done";
  return share < 0.985 ? "deferred" : "error";
}

function tracksOf(random: Random, words: Vocabulary): SeedTrack[] {
  return Array.from({ length: random.between(3, 30) }, (_, index) => ({
    title: `${words.chapter} ${index + 1}`,
    durationSeconds: random.between(180, 2_400),
  }));
}
