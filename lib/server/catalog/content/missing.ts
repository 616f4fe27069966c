import { CURRENCIES } from "#lib/content/price-schema.ts";
import { ACTIVE_PRICE } from "./content-json.ts";

/** Conditions on the row `c` by the words of `filter[missing]` (contract 3.2). */
export const MISSING: Readonly<Record<string, string>> = {
  cover: "c.cover_key is null",
  price: lacksPrice(),
  bisac: lacksTerms("bisac"),
  description: "(c.description is null or c.description = '')",
  author: lacksTerms("author"),
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

function lacksTerms(taxonomy: string): string {
  return `not exists (select from catalog.content_terms ct where ct.content_id = c.id and ct.taxonomy = '${taxonomy}')`;
}
