import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal, readAmount, writeAmount } from "#lib/content/form-number.ts";
import { CURRENCIES, minorDigits, toMinorUnits } from "#lib/content/price-schema.ts";

describe("readAmount", () => {
  it.each([
    ["19,50", "es-AR"],
    ["19.50", "en-US"],
    ["19,5", "pt-BR"],
    [" 19.50 ", "en"],
    ["19.50", "es-AR"],
    ["19,50", "en-US"],
  ])("reads %s in %s as 1950 minor units", (text, locale) => {
    const read = readAmount(text, "USD", locale);
    expect(read).toEqual({ amount: 19.5 });
    expect("amount" in read && toMinorUnits("USD", read.amount)).toBe(1950);
  });

  it("lets the locale decide what 1.234 means", () => {
    expect(readAmount("1.234", "USD", "es-AR")).toEqual({ amount: 1234 });
    expect(readAmount("1,234", "USD", "en-US")).toEqual({ amount: 1234 });
    expect(readAmount("1.234", "USD", "en-US")).toEqual({ problem: "amountThreeDecimals" });
    expect(readAmount("1,234", "USD", "es-AR")).toEqual({ problem: "amountThreeDecimals" });
  });

  it.each([
    ["1.234,56", 1234.56],
    ["1,234.56", 1234.56],
    ["1.234.567", 1234567],
    ["12 345,60", 12345.6],
    ["0", 0],
    [",5", 0.5],
    ["0.50", 0.5],
  ])("reads %s in any locale", (text, amount) => {
    for (const locale of ["es-AR", "en-US", "pt-BR"])
      expect(readAmount(text, "EUR", locale)).toEqual({ amount });
  });

  it.each([["1.2.3"], ["1,23.456,7"], ["12.34,567"], ["$19"], ["free"], [","], ["1e3"], ["1 9"], ["٣"]])(
    "refuses %s",
    (text) => {
      expect(readAmount(text, "USD", "es-AR")).toEqual({ problem: "amountNotNumber" });
    },
  );

  it("keeps blank, nothing and below nothing apart", () => {
    expect(readAmount("  ", "USD", "en")).toEqual({ problem: "amountMissing" });
    expect(readAmount("0", "USD", "en")).toEqual({ amount: 0 });
    expect(readAmount("-1", "USD", "en")).toEqual({ problem: "amountNegative" });
  });

  it("refuses decimals of CLP and PYG and reads their thousands", () => {
    for (const currency of ["CLP", "PYG"] as const) {
      expect(readAmount("1500,50", currency, "es")).toEqual({ problem: "amountNoDecimals" });
      expect(readAmount("1.500", currency, "es")).toEqual({ amount: 1500 });
      expect(readAmount("1.500", currency, "en")).toEqual({ problem: "amountNoDecimals" });
    }
  });

  it("reads back what it wrote, in every currency and locale", () => {
    const minor = fc.integer({ min: 0, max: 1e11 });
    const locale = fc.constantFrom("en-US", "es-AR", "pt-BR", "es", "es-MX");
    fc.assert(
      fc.property(minor, fc.constantFrom(...CURRENCIES), locale, (units, currency, where) => {
        const amount = minorDigits(currency) === 0 ? Math.floor(units / 100) : units / 100;
        expect(readAmount(writeAmount(amount, currency, where), currency, where)).toEqual({ amount });
      }),
    );
  });
});

describe("parseDecimal", () => {
  it("keeps every decimal", () => {
    expect(parseDecimal("15,2345", "es")).toBe("15.2345");
    expect(parseDecimal("", "es")).toBeNull();
  });
});
