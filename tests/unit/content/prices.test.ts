import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CURRENCIES,
  type Currency,
  MAX_AMOUNT,
  minorDigits,
  priceListSchema,
  toMinorUnits,
} from "#lib/content/price-schema.ts";

const currency = fc.constantFrom(...CURRENCIES);
const withCents = fc.constantFrom(...CURRENCIES.filter((one) => minorDigits(one) === 2));
const messagesOf = (input: unknown) =>
  priceListSchema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

describe("an amount in minor units", () => {
  test("is exact for every amount of two decimals", () => {
    fc.assert(
      fc.property(withCents, fc.integer({ min: 0, max: MAX_AMOUNT * 100 }), (one, minor) => {
        expect(toMinorUnits(one, minor / 100)).toBe(minor);
      }),
    );
  });

  test("is rounded half up, by the decimal text and not by its binary shadow", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(99_999), (whole, part) => {
        const fraction = String(part).padStart(5, "0");
        const up = Number(fraction[2]) >= 5 ? 1 : 0;
        expect(toMinorUnits("USD", Number(`${whole}.${fraction}`))).toBe(
          whole * 100 + Number(fraction.slice(0, 2)) + up,
        );
      }),
    );
    expect(toMinorUnits("EUR", 1.005)).toBe(101);
    expect(toMinorUnits("USD", 1e-9)).toBe(0);
  });

  test.for(["CLP", "PYG"] as const)("is the amount itself in %s", (one) => {
    expect(toMinorUnits(one, 8990)).toBe(8990);
    expect(toMinorUnits(one, 8990.5)).toBe(8991);
  });

  test("is a safe integer for whatever the schema lets through", () => {
    fc.assert(
      fc.property(currency, fc.double({ min: 0, max: MAX_AMOUNT, noNaN: true }), (one, amount) => {
        expect(Number.isSafeInteger(toMinorUnits(one, amount))).toBe(true);
      }),
    );
  });
});

describe("a list of prices", () => {
  const prices = fc.dictionary(currency, fc.integer({ min: 0, max: MAX_AMOUNT }), {
    maxKeys: CURRENCIES.length,
  });

  test("may also be an object by currency, with the same meaning", () => {
    fc.assert(
      fc.property(prices, (byCurrency) => {
        const list = CURRENCIES.flatMap((currency_id) => {
          const amount = byCurrency[currency_id];
          return amount === undefined ? [] : [{ currency_id, amount }];
        });
        expect(priceListSchema.parse(byCurrency)).toEqual(list);
        expect(priceListSchema.parse(list)).toEqual(list);
      }),
    );
  });

  test("keeps no price, price 0 and nothing apart", () => {
    expect(priceListSchema.parse([])).toEqual([]);
    expect(priceListSchema.parse(null)).toEqual([]);
    expect(priceListSchema.parse({ USD: 0 })).toEqual([{ currency_id: "USD", amount: 0 }]);
  });

  test("reads an amount that is text with a point, and guesses at no comma", () => {
    expect(priceListSchema.parse([{ currency_id: "ARS", amount: "19.50" }])).toEqual([
      { currency_id: "ARS", amount: 19.5 },
    ]);
    for (const amount of [
      "19,50",
      "1.950,00",
      "",
      " 5",
      "-1",
      "1e3",
      "$5",
      null,
      Number.NaN,
      -0.01,
      MAX_AMOUNT + 1,
    ])
      expect(priceListSchema.safeParse([{ currency_id: "ARS", amount }]).success, String(amount)).toBe(false);
  });

  test("refuses a fraction where there is no minor unit, a second price and an unknown currency, at their place", () => {
    expect(
      messagesOf([
        { currency_id: "USD", amount: 1 },
        { currency_id: "CLP", amount: 8990.5 },
      ]),
    ).toEqual(['1.amount no_decimals {"currency":"CLP"}']);
    expect(
      messagesOf([
        { currency_id: "USD", amount: 1 },
        { currency_id: "USD", amount: 2 },
      ])?.[0],
    ).toMatch(/^1\.currency_id duplicate_currency/);
    expect(
      JSON.stringify(priceListSchema.safeParse([{ currency_id: "GBP", amount: 1 }]).error?.issues),
    ).toContain(CURRENCIES.join(", "));
  });
});

test("only two currencies have no minor unit", () => {
  const whole = CURRENCIES.filter((one: Currency) => minorDigits(one) === 0);
  expect(whole).toEqual(["CLP", "PYG"]);
});
