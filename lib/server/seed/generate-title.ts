import type { FileType } from "#lib/content/schema.ts";
import { toSlug } from "../catalog/content/slug.ts";
import { generateFile, type SeedFile } from "./generate-file.ts";
import { generatePrices, type SeedPrice } from "./generate-prices.ts";
import { generateTerms, type SeedTerm } from "./generate-terms.ts";
import { createRandom, type Random } from "./random.ts";
import { ENGLISH } from "./words/english.ts";
import { PORTUGUESE } from "./words/portuguese.ts";
import { SPANISH } from "./words/spanish.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

export type SeedTitle = SeedFile & {
  externalId: string | null;
  name: string;
  slug: string;
  lang: string;
  fileType: FileType;
  /** YYYY-MM-DD */
  publishedDay: string;
  /** ISO 8601 */
  createdAt: string;
  updatedAt: string;
  isFree: boolean;
  hasPreview: boolean;
  description: string | null;
  prices: SeedPrice[];
  terms: SeedTerm[];
};

/** There are no more ISBNs than this under each prefix. */
export const MAX_ITEMS = 4_900_000;
const FIRST_ISBN = 2_000_000;
/** Without a common factor with MAX_ITEMS, so that no two numbers meet. */
const ISBN_STEP = 1_000_003;

const FIRST_DAY = Date.UTC(2016, 0, 4);
const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_OF_GROWTH = 3_900;

/** The title of this number (from 0), the same one every time. */
export function generateTitle(number: number): SeedTitle {
  const random = createRandom(number);
  const words = vocabularyOf(random);
  const fileType = fileTypeOf(random);
  const name = nameOf(random, words);
  const createdAt = createdAtOf(number, random);
  const updatedAt = new Date(Date.parse(createdAt) + random.below(200 * DAY_MS)).toISOString();
  const isFree = random.chance(0.06);
  return {
    externalId: externalIdOf(number, random, words),
    name,
    // The number makes it unique without asking the database.
    slug: `${toSlug(name)}-${number + 1}`,
    lang: words.lang,
    fileType,
    publishedDay: publishedDayOf(random),
    createdAt,
    updatedAt,
    isFree,
    hasPreview: random.chance(0.4),
    description: random.chance(0.85) ? `<p><em>${name}.</em> ${words.sentence}</p>` : null,
    prices: isFree ? [] : generatePrices(random, words),
    terms: generateTerms(random, words, fileType),
    ...generateFile(random, words, fileType),
  };
}

/** An ISBN-13 of this number; no two numbers under one prefix share one. */
export function isbnOf(prefix: string, number: number): string {
  const own = FIRST_ISBN + ((number * ISBN_STEP) % MAX_ITEMS);
  const digits = `${prefix}${own}`;
  const sum = Array.from(digits, Number).reduce(
    (total, digit, place) => total + digit * (place % 2 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function externalIdOf(number: number, random: Random, words: Vocabulary): string | null {
  const kind = random.next();
  const isbn = isbnOf(words.isbnPrefix, number);
  if (kind < 0.86) return isbn;
  if (kind < 0.93)
    return `${isbn.slice(0, 3)}-${isbn.slice(3, 5)}-${isbn.slice(5, 9)}-${isbn.slice(9, 12)}-${isbn.slice(12)}`;
  return kind < 0.98 ? `COL-${String(number).padStart(7, "0")}` : null;
}

function vocabularyOf(random: Random): Vocabulary {
  const share = random.next();
  if (share < 0.5) return SPANISH;
  return share < 0.75 ? PORTUGUESE : ENGLISH;
}

function fileTypeOf(random: Random): FileType {
  const share = random.next();
  if (share < 0.7) return "epub";
  if (share < 0.85) return "pdf";
  return share < 0.9 ? "audio" : "physical";
}

function nameOf(random: Random, words: Vocabulary): string {
  const thing = () => (random.chance(1 / 4_000) ? words.rareThing : random.pickUneven(words.things));
  const name = random.pick(words.patterns).replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === "kind") return random.pickUneven(words.kinds);
    if (slot === "quality") return random.pick(words.qualities);
    if (slot === "place") return random.pick(words.places);
    return slot === "thing" ? thing() : String(random.between(1, 2026));
  });
  const text = contract(name, words.contractions);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function contract(name: string, contractions: Vocabulary["contractions"]): string {
  const pairs = Object.entries(contractions);
  return pairs.reduce((text, [apart, together]) => text.replaceAll(` ${apart} `, ` ${together} `), name);
}

/** A backlist comes in on the first of January; the rest falls on any day. */
function publishedDayOf(random: Random): string {
  const year = 2026 - Math.floor(random.next() ** 2 * 30);
  if (random.chance(0.3)) return `${year}-01-01`;
  const day = new Date(Date.UTC(year, 0, 1) + random.below(year === 2026 ? 300 : 365) * DAY_MS);
  return day.toISOString().slice(0, 10);
}

/** A store that has grown for ten years: hundreds of titles come in on one day, then none for a while. */
function createdAtOf(number: number, random: Random): string {
  const day = Math.floor((number / 97) % DAYS_OF_GROWTH);
  return new Date(FIRST_DAY + day * DAY_MS + random.below(DAY_MS)).toISOString();
}
