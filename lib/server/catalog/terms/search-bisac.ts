import { BISAC } from "@5stones/onix/dist/data/bisac.js";
import type { FieldFaults } from "#lib/content/fault-schema.ts";
import { invalid } from "../../errors.ts";
import { bisacLabel } from "./bisac-label.ts";
import { readSearch } from "./search.ts";

/** A subject: its code and its path in words, "Fiction > Literary". */
export type BisacSubject = { code: string; label: string };

type Entry = BisacSubject & { key: string; leaf: string; text: string };

let entries: readonly Entry[] | null = null;

/**
 * Subjects by code, by words in any order, or by path. What the query names exactly comes first.
 * Reads `query`, `per_page`; without a query, the beginning of the list.
 *
 * @throws CatalogError `invalid`
 */
export function searchBisac(params: URLSearchParams): BisacSubject[] {
  const faults: FieldFaults = {};
  const { query, perPage } = readSearch(params, faults);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  entries ??= readEntries();
  const phrase = fold(query);
  const words = phrase.split(/[\s>/]+/).filter((word) => word !== "");
  return entries
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map((entry) => ({ entry, rank: rankOf(entry, phrase) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, perPage)
    .map(({ entry: { code, label } }) => ({ code, label }));
}

function rankOf({ key, leaf, text }: Entry, phrase: string): number {
  if (key === phrase) return 0;
  if (key.startsWith(phrase)) return 1;
  if (leaf === phrase) return 2;
  if (leaf.startsWith(phrase)) return 3;
  return text.includes(phrase) ? 4 : 5;
}

/** In the order of the paths, which the sorting by rank keeps. */
function readEntries(): Entry[] {
  return Object.entries(BISAC)
    .map(([code, { labels }]): Entry => {
      const label = bisacLabel(code) ?? code;
      const leaf = fold(label.split(" > ").at(-1) ?? "");
      const paths = labels.map((path) => path.replaceAll(" / ", " > "));
      return { code, label, key: fold(code), leaf, text: fold([code, ...paths].join(" ")) };
    })
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
}
