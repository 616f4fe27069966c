import { type Currency, currencySchema, minorDigits, toMinorUnits } from "./price-schema.ts";
import { type CreateContent, PHYSICAL_FIELDS } from "./write-schema.ts";

/**
 * What POST and PUT of version 1 accept (contract 4), read into the input of version 3. Only what the
 * two versions read differently is decided here; every other rule is the one of write-schema.ts.
 */

type Body = Readonly<Record<string, unknown>>;

const CONTENT_FIELDS = [
  "name",
  "external_id",
  "description",
  "lang",
  "audience",
  "published_at",
  "free",
  "free_until",
  "preview",
  "require_login",
  "preview_require_login",
  "prices",
  "publisher",
  "author",
  "bisac",
  "keywords",
  "narrator",
  "category",
  "collection",
  "country",
  "edition",
  "geographic_restrictions",
  "table_of_contents",
  "preorder_from",
  "sale_from",
  "cover_url",
  "file_type",
  "file_url",
  ...PHYSICAL_FIELDS,
] as const satisfies (keyof CreateContent)[];

/** Names of version 1 for a field, the documented one first. */
const NAMES_OF_FIELD = {
  published_at: ["publication_date", "published_at"],
  file_type: ["extension", "type", "file_type"],
  keywords: ["keyword", "keywords"],
} as const;

const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...CONTENT_FIELDS,
  ...Object.values(NAMES_OF_FIELD).flat(),
]);
const PHYSICAL_ONLY: ReadonlySet<string> = new Set(PHYSICAL_FIELDS);

/**
 * Drops what version 1 ignores (unknown keys, physical fields of a digital title and the file of a
 * physical one, a blank `file_url`), rounds CLP and PYG, and reads a table of contents in JSON text.
 * `storedType` is the type of the title on an update; a new title says its own.
 */
export function toContentInput(body: unknown, storedType?: string): unknown {
  if (!isBody(body)) return body;
  const isPhysical = (storedType ?? statedType(body)) === "physical";
  const isIgnored = (name: string, value: unknown) =>
    !KNOWN_NAMES.has(name) ||
    (name === "file_url" && (isPhysical || value === "" || value === null)) ||
    (PHYSICAL_ONLY.has(name) && !isPhysical);
  const input = Object.fromEntries(Object.entries(body).filter(([name, value]) => !isIgnored(name, value)));
  if ("prices" in input) input.prices = roundWhole(input.prices);
  if (!isPhysical && typeof input.table_of_contents === "string")
    input.table_of_contents = readJson(input.table_of_contents);
  return input;
}

/** Fields that version 1 requires and version 3 does not, by their names there. */
export function missingIssueFields(body: unknown): string[] {
  if (!isBody(body)) return [];
  const isMissing = (name: string) => body[name] === undefined || body[name] === null || body[name] === "";
  const missing = isMissing("external_id") ? ["external_id"] : [];
  return NAMES_OF_FIELD.published_at.every(isMissing) ? [...missing, "published_at"] : missing;
}

/** The field's name as the client wrote it, or as the documents of version 1 do. */
export function issueFieldName(body: unknown, field: string): string {
  const names = Object.entries(NAMES_OF_FIELD).find(([name]) => name === field)?.[1];
  if (names === undefined) return field;
  return names.find((name) => isBody(body) && name in body) ?? names[0];
}

function isBody(body: unknown): body is Body {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

function statedType(body: Body) {
  const word = NAMES_OF_FIELD.file_type.map((name) => body[name]).find((value) => value !== undefined);
  return typeof word === "string" ? word.toLowerCase() : word;
}

/** The samples of version 1 write `0.00` for currencies without decimals. Anything unreadable is left to the rules. */
function roundWhole(prices: unknown): unknown {
  if (Array.isArray(prices))
    return prices.map((price: unknown) =>
      isBody(price) ? { ...price, amount: wholeAmount(price.currency_id, price.amount) } : price,
    );
  if (!isBody(prices)) return prices;
  return Object.fromEntries(
    Object.entries(prices).map(([currency, amount]) => [currency, wholeAmount(currency, amount)]),
  );
}

function wholeAmount(currency: unknown, amount: unknown): unknown {
  const read = currencySchema.safeParse(currency);
  if (!read.success || !hasNoMinorUnit(read.data)) return amount;
  const isNumber = typeof amount === "number" || (typeof amount === "string" && /^\d+(\.\d+)?$/.test(amount));
  // A negative amount keeps its sign here, so that the rules can refuse it: -0.4 must not become a free 0.
  return isNumber && Number(amount) > 0 ? toMinorUnits(read.data, Number(amount)) : amount;
}

function hasNoMinorUnit(currency: Currency) {
  return minorDigits(currency) === 0;
}

/** JSON of a list or an object; any other text survives as text. */
function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : text;
  } catch {
    return text;
  }
}
