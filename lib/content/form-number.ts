import { CURRENCIES, type Currency, MAX_AMOUNT, minorDigits } from "./price-schema.ts";

/**
 * Numbers as people type them. A separator before one or two digits, or beside another kind of
 * separator, can only be read in one way. `1.234` alone can be read in two: there the locale decides.
 */

const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;

/** The number as plain decimal text, such as `1234.5`; null when it is not a number. No sign is read. */
export function parseDecimal(text: string, locale: string): string | null {
  const typed = text.trim().replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  if (!/^[\d.,]*\d[\d.,]*$/.test(typed)) return null;
  const marks = typed.replace(/\d/g, "");
  const mark = marks.at(-1);
  if (mark === undefined) return typed;
  const isMixed = new Set(marks).size === 2;
  const isGrouping = !isMixed && (marks.length > 1 || isThousand(typed, mark, locale));
  const at = isGrouping ? typed.length : typed.lastIndexOf(mark);
  const whole = typed.slice(0, at);
  if (/[.,]/.test(whole) && !isGrouped(whole)) return null;
  const digits = whole.replace(/[.,]/g, "") || "0";
  const decimals = typed.slice(at + 1);
  return decimals === "" ? digits : `${digits}.${decimals}`;
}

function isThousand(typed: string, mark: string, locale: string) {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(typed) && mark === separators(locale).group;
}

function isGrouped(whole: string) {
  return GROUPED.test(whole) && new Set(whole.replace(/\d/g, "")).size === 1;
}

/** How a locale writes numbers: `{ group: ".", decimal: "," }` for Spanish. */
export function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { group: find("group"), decimal: find("decimal") };
}

export type AmountProblem =
  | "amountMissing"
  | "amountNotNumber"
  | "amountNegative"
  | "amountThreeDecimals"
  | "amountTooManyDecimals"
  | "amountNoDecimals"
  | "amountTooLarge";
export type ReadAmount = { amount: number } | { problem: AmountProblem };

/** Reads a typed price. Blank is not 0, and no decimal is ever dropped to make a price fit its currency. */
export function readAmount(text: string, currency: Currency, locale: string): ReadAmount {
  if (text.trim() === "") return { problem: "amountMissing" };
  if (/^\s*[-−]\s*[\d.,]/.test(text)) return { problem: "amountNegative" };
  const decimal = parseDecimal(text, locale);
  if (decimal === null) return { problem: "amountNotNumber" };
  const decimals = decimal.split(".")[1]?.length ?? 0;
  const digits = minorDigits(currency);
  if (decimals > digits && digits === 0) return { problem: "amountNoDecimals" };
  if (decimals === 3) return { problem: "amountThreeDecimals" };
  if (decimals > digits) return { problem: "amountTooManyDecimals" };
  const amount = Number(decimal);
  return amount > MAX_AMOUNT ? { problem: "amountTooLarge" } : { amount };
}

/** A stored number as a person of this locale would type it, every decimal kept. */
export function writeNumber(value: number, locale: string, minimumFractionDigits = 0): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits,
    maximumFractionDigits: 20,
  }).format(value);
}

export function writeAmount(amount: number, currency: string, locale: string): string {
  return writeNumber(amount, locale, isCurrency(currency) ? minorDigits(currency) : 0);
}

export function isCurrency(text: string): text is Currency {
  return CURRENCIES.some((currency) => currency === text);
}
