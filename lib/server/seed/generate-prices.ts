import { CURRENCIES, type Currency, minorDigits } from "#lib/content/price-schema.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

export type SeedPrice = { currency: Currency; amountMinor: number };

/** Roughly what one dollar is worth. */
const RATES: Partial<Record<Currency, number>> = {
  ARS: 1400,
  EUR: 0.9,
  MXN: 18,
  COP: 4000,
  PEN: 3.6,
  CLP: 940,
  AUD: 1.5,
  UYU: 40,
  BRL: 5.4,
  INR: 84,
};

/** From no price at all (one title in twelve) to three currencies; amounts end as shops like them to. */
export function generatePrices(random: Random, words: Vocabulary): SeedPrice[] {
  if (random.chance(1 / 12)) return [];
  const dollars = 1.99 + Math.floor(random.next() ** 2 * 60);
  const wanted = new Set(["USD", random.pick(words.currencies), random.pick(words.currencies)]);
  if (random.chance(0.15)) wanted.delete("USD");
  return CURRENCIES.filter((currency) => wanted.has(currency)).map((currency) => {
    const amount = dollars * (RATES[currency] ?? 1);
    if (minorDigits(currency) === 0) return { currency, amountMinor: Math.round(amount / 1000) * 1000 + 990 };
    return { currency, amountMinor: Math.round(amount) * 100 + (amount < 100 ? 99 : 0) };
  });
}
