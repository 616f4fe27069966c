import { INCOMPLETE_DAY } from "#lib/incomplete-day.ts";
import { type ContentForm, contentFormSchema } from "./form.ts";
import { type AmountProblem, isCurrency, parseDecimal, readAmount, separators } from "./form-number.ts";
import { CURRENCIES } from "./price-schema.ts";
import { TAXONOMIES } from "./schema.ts";
import { httpUrlSchema } from "./text-schema.ts";

export type FormProblem =
  | AmountProblem
  | "nameMissing"
  | "dateMissing"
  | "dateIncomplete"
  | "dateYear"
  | "fileUrlMissing"
  | "fileUrlNotHttp"
  | "tooLong"
  | "termTooLong"
  | "currencyUnknown"
  | "currencyTwice"
  | "countriesMissing"
  | "saleBeforePreorder"
  | "notNumber"
  | "notWhole"
  | "tooLarge";

/** Puts a problem into words of the editor's language. */
export type Say = (problem: FormProblem, values?: Record<string, string | number>) => string;

export type RuleOptions = {
  fileType: string;
  /** A new title needs its file; a stored one has it. */
  isNew: boolean;
  locale: string;
  say: Say;
};

const MAX_LENGTHS = [
  ["name", 255],
  ["external_id", 255],
  ["audience", 255],
  ["binding_type", 255],
  ["editing_location", 255],
  ["file_url", 2048],
  ["cover_url", 2048],
  ["description", 500_000],
] as const;
const MAX_TERM_LENGTH = 255;
const DAYS = ["published_at", "free_until", "preorder_from", "sale_from"] as const;
const COUNTS = ["pages", "stock"] as const;
const MEASURES = ["height", "width", "weight"] as const;
const MAX_COUNT = 2_000_000_000;
const MAX_MEASURE = 1_000_000;

/** What the form checks before it asks the store: the rules of contract 3.3 that need no look at other titles. */
export function formRules({ fileType, isNew, locale, say }: RuleOptions) {
  return contentFormSchema.superRefine((form, check) => {
    const refuse = (path: (string | number)[], message: string) =>
      check.addIssue({ code: "custom", path, message });

    if (form.name.trim() === "") refuse(["name"], say("nameMissing"));
    if (!form.published_at) refuse(["published_at"], say("dateMissing"));
    checkDays(form, refuse, say);
    for (const [field, max] of MAX_LENGTHS) {
      const { length } = form[field];
      if (length > max) refuse([field], say("tooLong", { max, length }));
    }
    for (const taxonomy of TAXONOMIES) {
      const term = form[taxonomy].find(({ length }) => length > MAX_TERM_LENGTH);
      if (term) refuse([taxonomy], say("termTooLong", { term: term.slice(0, 30), max: MAX_TERM_LENGTH }));
    }
    if (isNew && fileType !== "physical") checkFileUrl(form.file_url, refuse, say);
    if (form.cover_url.trim() !== "" && !httpUrlSchema.safeParse(form.cover_url.trim()).success)
      refuse(["cover_url"], say("fileUrlNotHttp"));
    checkPrices(form.prices, refuse, say, locale);
    const { mode, countries } = form.geographic_restrictions;
    if (mode !== "worldwide" && countries.length === 0)
      refuse(["geographic_restrictions", "countries"], say("countriesMissing"));
    const { preorder_from, sale_from } = form;
    if (isDay(preorder_from) && isDay(sale_from) && sale_from < preorder_from)
      refuse(["sale_from"], say("saleBeforePreorder"));
    if (fileType === "physical") checkMeasures(form, refuse, say, locale);
  });
}

type Refuse = (path: (string | number)[], message: string) => void;

/** A day of a year that the store accepts; its text sorts as the days do. */
function isDay(day: string | null): day is string {
  return day !== null && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(day);
}

function checkDays(form: ContentForm, refuse: Refuse, say: Say) {
  for (const field of DAYS) {
    // Without free access its end is not shown, and it is sent as unset.
    if (field === "free_until" && !form.free) continue;
    const day = form[field];
    if (day === INCOMPLETE_DAY) refuse([field], say("dateIncomplete"));
    else if (day && !isDay(day)) refuse([field], say("dateYear"));
  }
}

function checkFileUrl(fileUrl: string, refuse: Refuse, say: Say) {
  const address = fileUrl.trim();
  if (address === "") refuse(["file_url"], say("fileUrlMissing"));
  else if (!httpUrlSchema.safeParse(address).success) refuse(["file_url"], say("fileUrlNotHttp"));
}

function checkPrices(prices: ContentForm["prices"], refuse: Refuse, say: Say, locale: string) {
  const seen = new Set<string>();
  prices.forEach(({ currency_id, amount }, index) => {
    if (seen.has(currency_id))
      refuse(["prices", index, "currency_id"], say("currencyTwice", { currency: currency_id }));
    seen.add(currency_id);
    if (!isCurrency(currency_id)) {
      const message = say("currencyUnknown", { list: CURRENCIES.join(", ") });
      refuse(["prices", index, "currency_id"], message);
      return;
    }
    const read = readAmount(amount, currency_id, locale);
    if ("amount" in read) return;
    const { decimal } = separators(locale);
    const values = { typed: amount.trim(), currency: currency_id, example: `19${decimal}50` };
    refuse(["prices", index, "amount"], say(read.problem, values));
  });
}

function checkMeasures(form: ContentForm, refuse: Refuse, say: Say, locale: string) {
  for (const field of [...COUNTS, ...MEASURES]) {
    if (form[field].trim() === "") continue;
    const decimal = parseDecimal(form[field], locale);
    const isCount = COUNTS.some((count) => count === field);
    const max = isCount ? MAX_COUNT : MAX_MEASURE;
    if (decimal === null) refuse([field], say("notNumber"));
    else if (isCount && decimal.includes(".")) refuse([field], say("notWhole"));
    else if (Number(decimal) > max) refuse([field], say("tooLarge", { max }));
  }
}
