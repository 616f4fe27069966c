import { z } from "zod";
import { momentSchema } from "./date-schema.ts";
import { says } from "./fault-schema.ts";

/** Every currency of the platform (contract 1); the order is the one of the source documents. */
export const CURRENCIES = [
  "USD",
  "ARS",
  "EUR",
  "MXN",
  "COP",
  "PEN",
  "CLP",
  "AUD",
  "UYU",
  "BOB",
  "PYG",
  "BRL",
  "INR",
  "GTQ",
  "HNL",
] as const;
export type Currency = (typeof CURRENCIES)[number];

const WITHOUT_MINOR_UNIT: ReadonlySet<Currency> = new Set(["CLP", "PYG"]);

/** Digits after the decimal point of a currency: 2, or 0 for CLP and PYG. */
export function minorDigits(currency: Currency): 0 | 2 {
  return WITHOUT_MINOR_UNIT.has(currency) ? 0 : 2;
}

/** The largest amount in major units; its minor units stay far inside a safe integer. */
export const MAX_AMOUNT = 1_000_000_000;

const UNKNOWN_CURRENCY = says("unknown_currency", { allowed: CURRENCIES.join(", ") });

export const currencySchema = z.enum(CURRENCIES, { error: UNKNOWN_CURRENCY });

/** Decimal amount on the wire. Text such as "19.50" is read too; a comma is never guessed at. */
export const amountSchema = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .transform(Number),
    ],
    { error: says("bad_amount") },
  )
  .pipe(
    z
      .number()
      .min(0, { error: says("negative_price") })
      .max(MAX_AMOUNT),
  );

export const priceSchema = z.object({ currency_id: z.string(), amount: z.number() });
export type Price = z.infer<typeof priceSchema>;

/** A price with the time it counts in, whatever the time is now; null leaves that side open. */
export const scheduledPriceSchema = priceSchema.extend({
  starts_at: z.string().nullable(),
  ends_at: z.string().nullable(),
});

export const priceInputSchema = z.strictObject({
  currency_id: currencySchema,
  amount: amountSchema,
  starts_at: momentSchema.nullish(),
  ends_at: momentSchema.nullish(),
});
export type PriceInput = z.infer<typeof priceInputSchema>;

/** The older shape. A key is checked here, so that a wrong one is told which currencies there are. */
const priceRecordSchema = z.record(z.string(), amountSchema).superRefine((prices, check) => {
  for (const currency of Object.keys(prices))
    if (!currencySchema.safeParse(currency).success)
      check.addIssue({ code: "custom", path: [currency], message: UNKNOWN_CURRENCY });
});

/**
 * Prices as a list, or in the older shape of an object by currency (contract 3.3).
 * A fraction is refused where the currency has no minor unit, and a currency may appear once.
 */
export const priceListSchema = z
  .union([z.array(priceInputSchema).max(200), priceRecordSchema])
  .nullable()
  .transform((prices): PriceInput[] => {
    if (prices === null) return [];
    if (Array.isArray(prices)) return prices;
    return CURRENCIES.flatMap((currency_id) => {
      const amount = prices[currency_id];
      return amount === undefined ? [] : [{ currency_id, amount }];
    });
  })
  .superRefine((prices, check) => {
    const seen = new Set<string>();
    prices.forEach(({ currency_id, amount }, index) => {
      if (minorDigits(currency_id) === 0 && !Number.isInteger(amount)) {
        const message = says("no_decimals", { currency: currency_id });
        check.addIssue({ code: "custom", path: [index, "amount"], message });
      }
      if (seen.has(currency_id)) {
        const message = says("duplicate_currency", { currency: currency_id });
        check.addIssue({ code: "custom", path: [index, "currency_id"], message });
      }
      seen.add(currency_id);
    });
  });

/** Amount in major units to integer minor units, rounded half up (contract 1, "Money"). */
export function toMinorUnits(currency: Currency, amount: number): number {
  const digits = minorDigits(currency);
  // Smaller numbers are written with an exponent of their own, and are nothing in any currency.
  if (amount < 1e-6) return 0;
  // The decimal text is shifted, not multiplied: 1.005 * 100 is 100.49999999999999.
  return Math.round(Number(`${amount}e${digits}`));
}
