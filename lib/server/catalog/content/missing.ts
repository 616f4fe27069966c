import { CURRENCIES } from "#lib/content/price-schema.ts";
import { ACTIVE_PRICE } from "./content-json.ts";

/** Conditions on the row `c` by the words of `filter[missing]` (contract 3.2). */
export const MISSING: Readonly<Record<string, string>> = {
  cover: "c.cover_key is null",
  // A title without a lasting price may have one that is on for a time.
  price: `not c.has_lasting_price and ${lacksPrice("and (p.starts_at is not null or p.ends_at is not null)")}`,
  bisac: "not c.has_bisac",
  description: "(c.description is null or c.description = '')",
  author: "not c.has_author",
};

export const MISSING_WORDS: readonly string[] = [
  ...Object.keys(MISSING),
  ...CURRENCIES.map((currency) => `price:${currency}`),
];

/** The condition of one of MISSING_WORDS, made of words of our own only. */
export function missingCondition(word: string): string {
  const currency = CURRENCIES.find((known) => word === `price:${known}`);
  return currency ? lacksPrice(`and p.currency_id = '${currency}'`) : (MISSING[word] ?? "false");
}

/** As shown: a price that is over, or not yet on, is none. */
function lacksPrice(more = ""): string {
  return `not exists (select from catalog.prices p where p.content_id = c.id and ${ACTIVE_PRICE} ${more})`;
}
