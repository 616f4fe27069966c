import type { FileType, Taxonomy } from "#lib/content/schema.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

export type SeedTerm = { taxonomy: Taxonomy | "bisac"; name: string };

const BISAC = [
  "FIC000000",
  "FIC019000",
  "FIC004000",
  "FIC014000",
  "FIC029000",
  "FIC022000",
  "FIC027000",
  "FIC028000",
  "JUV000000",
  "POE000000",
  "HIS000000",
  "HIS033000",
  "EDU000000",
  "LAW000000",
  "BUS000000",
  "BUS069000",
  "PHI000000",
  "PSY000000",
  "SOC000000",
  "POL000000",
  "MED000000",
  "MAT000000",
  "SCI000000",
  "COM000000",
  "CKB000000",
  "TRV000000",
  "ART000000",
  "ARC000000",
  "MUS000000",
  "REL000000",
];

/** Authors, publisher and subjects of a title; some titles lack what they should have. */
export function generateTerms(random: Random, words: Vocabulary, fileType: FileType): SeedTerm[] {
  const terms: SeedTerm[] = [];
  const add = (taxonomy: SeedTerm["taxonomy"], count: number, pick: () => string) => {
    const names = new Set(Array.from({ length: count }, pick));
    for (const name of names) terms.push({ taxonomy, name });
  };
  const person = () =>
    `${random.pick(words.firstNames)} ${random.pickUneven(words.lastNames)} ${random.pick(words.lastNames)}`;
  const anonymous = random.chance(0.02);
  add("publisher", 1, () => random.pickUneven(words.houses));
  add("author", anonymous ? 0 : random.chance(0.8) ? 1 : random.between(2, 4), person);
  add("bisac", random.chance(0.1) ? 0 : random.between(1, 2), () => random.pickUneven(BISAC));
  add("keywords", random.between(0, 4), () => random.pickUneven(words.subjects));
  if (fileType === "audio") add("narrator", 1, person);
  if (random.chance(0.3)) add("category", 1, () => random.pickUneven(words.subjects));
  if (random.chance(0.15))
    add("collection", 1, () => `${random.pick(words.houses)} ${random.pick(words.places)}`);
  if (random.chance(0.2)) add("country", 1, () => words.country);
  return terms;
}
