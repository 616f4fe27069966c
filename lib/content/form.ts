import { z } from "zod";
import { storeDay } from "./form-date.ts";
import { isCurrency, parseDecimal, readAmount, writeAmount, writeNumber } from "./form-number.ts";
import type { Price } from "./price-schema.ts";
import { type Content, type FileType, GEO_MODES, TAXONOMIES } from "./schema.ts";
import { PHYSICAL_FIELDS } from "./write-schema.ts";

/**
 * A title as the form holds it: text as it was typed, days as `YYYY-MM-DD` in the store's time zone.
 * What is not set is `""`, and null for a day; a day half typed is INCOMPLETE_DAY. The names are those of the wire, so that an error finds its field.
 */
const typed = z.string();
const chips = z.array(z.string());
const day = z.string().nullable();
export const contentFormSchema = z.object({
  name: typed,
  external_id: typed,
  lang: typed,
  published_at: day,
  audience: typed,
  file_url: typed,
  /** Of a new title; a stored one gets another cover beside its form. */
  cover_url: typed,
  description: typed,
  author: chips,
  narrator: chips,
  publisher: chips,
  collection: chips,
  category: chips,
  keywords: chips,
  country: chips,
  edition: chips,
  bisac: chips,
  prices: z.array(
    z.object({ currency_id: typed, amount: typed, starts_at: day.optional(), ends_at: day.optional() }),
  ),
  free: z.boolean(),
  free_until: day,
  require_login: z.boolean(),
  preview: z.boolean(),
  preview_require_login: z.boolean(),
  geographic_restrictions: z.object({ mode: z.enum(GEO_MODES), countries: chips }),
  preorder_from: day,
  sale_from: day,
  pages: typed,
  height: typed,
  width: typed,
  weight: typed,
  stock: typed,
  binding_type: typed,
  editing_location: typed,
});
export type ContentForm = z.infer<typeof contentFormSchema>;
export type FormField = keyof ContentForm;

/** How numbers and days are read and shown. `locale` is the editor's, `timeZone` the store's. */
export type FormReading = { locale: string; timeZone: string };

/** What a new title starts with: the store's language and the store's today. */
export type FormDefaults = { lang: string; today: string | null };

export function emptyForm({ lang, today }: FormDefaults): ContentForm {
  return {
    name: "",
    external_id: "",
    lang,
    published_at: today,
    audience: "",
    file_url: "",
    cover_url: "",
    description: "",
    author: [],
    narrator: [],
    publisher: [],
    collection: [],
    category: [],
    keywords: [],
    country: [],
    edition: [],
    bisac: [],
    prices: [],
    free: false,
    free_until: null,
    require_login: false,
    preview: false,
    preview_require_login: false,
    geographic_restrictions: { mode: "worldwide", countries: [] },
    preorder_from: null,
    sale_from: null,
    pages: "",
    height: "",
    width: "",
    weight: "",
    stock: "",
    binding_type: "",
    editing_location: "",
  };
}

/** The form of a stored title. Text is held as its control would hold it, so that a look at it changes nothing. */
export function toForm(content: Content, { locale, timeZone }: FormReading): ContentForm {
  const form = emptyForm({ lang: content.lang ?? "", today: null });
  const physical = content.physical ?? undefined;
  const line = (text: string | null | undefined) => (text ?? "").replace(/[\r\n]/g, "");
  const number = (value: number | null | undefined) => (value == null ? "" : writeNumber(value, locale));
  for (const taxonomy of TAXONOMIES) form[taxonomy] = [...(content[taxonomy] ?? [])];
  return {
    ...form,
    name: line(content.name),
    published_at: storeDay(content.published_at, timeZone),
    external_id: line(content.external_id),
    audience: line(content.audience),
    description: asInTextarea(content.description ?? ""),
    bisac: (content.bisac ?? []).map(({ code }) => code),
    prices: allPrices(content).map(({ currency_id, amount, ...dates }) => ({
      currency_id,
      amount: writeAmount(amount, currency_id, locale),
      ...setDates(dates),
    })),
    free: content.free.enabled,
    free_until: storeDay(content.free.until, timeZone),
    require_login: content.free.require_login,
    preview: content.preview.enabled,
    preview_require_login: content.preview.require_login,
    geographic_restrictions: {
      mode: content.geographic_restrictions?.mode ?? "worldwide",
      countries: [...(content.geographic_restrictions?.countries ?? [])],
    },
    preorder_from: storeDay(content.sale?.preorder_from, timeZone),
    sale_from: storeDay(content.sale?.sale_from, timeZone),
    pages: number(physical?.pages),
    height: number(physical?.height),
    width: number(physical?.width),
    weight: number(physical?.weight),
    stock: number(physical?.stock),
    binding_type: line(physical?.binding_type),
    editing_location: line(physical?.editing_location),
  };
}

/** All prices, or those that count now where the store tells no others (contract 9). */
function allPrices({ price_schedule, prices = [] }: Content): (Price & PriceDates)[] {
  return price_schedule ?? prices;
}

type PriceDates = { starts_at?: string | null | undefined; ends_at?: string | null | undefined };

/** The dates that a price has. They are moments of the store, kept as they are. */
function setDates({ starts_at, ends_at }: PriceDates) {
  return { ...(starts_at ? { starts_at } : {}), ...(ends_at ? { ends_at } : {}) };
}

/** The form in the words of the wire. What cannot be read yet stays as typed: validation stops it before it is sent. */
function toInput(form: ContentForm, locale: string) {
  const text = (value: string) => value.trim() || null;
  const number = (value: string) => {
    if (value.trim() === "") return null;
    const decimal = parseDecimal(value, locale);
    return decimal === null ? value.trim() : Number(decimal);
  };
  const { mode, countries } = form.geographic_restrictions;
  return {
    name: form.name.trim(),
    external_id: text(form.external_id),
    lang: form.lang,
    published_at: form.published_at,
    audience: text(form.audience),
    description: form.description === "" ? null : form.description,
    author: form.author,
    narrator: form.narrator,
    publisher: form.publisher,
    collection: form.collection,
    category: form.category,
    keywords: form.keywords,
    country: form.country,
    edition: form.edition,
    bisac: form.bisac,
    prices: form.prices.map(({ currency_id, amount, ...dates }) => {
      const read = isCurrency(currency_id) ? readAmount(amount, currency_id, locale) : null;
      return {
        currency_id,
        amount: read && "amount" in read ? read.amount : amount.trim(),
        ...setDates(dates),
      };
    }),
    free: form.free,
    free_until: form.free ? form.free_until : null,
    require_login: form.require_login,
    preview: form.preview,
    preview_require_login: form.preview_require_login,
    geographic_restrictions: { mode, countries: mode === "worldwide" ? [] : countries.toSorted() },
    preorder_from: form.preorder_from,
    sale_from: form.sale_from,
    pages: number(form.pages),
    height: number(form.height),
    width: number(form.width),
    weight: number(form.weight),
    stock: number(form.stock),
    binding_type: text(form.binding_type),
    editing_location: text(form.editing_location),
  };
}

export type ContentInput = ReturnType<typeof toInput>;
export type ContentPatch = Partial<ContentInput> & { cover_url?: string; keep_larger_cover?: boolean };

const PHYSICAL_ONLY: ReadonlySet<string> = new Set(PHYSICAL_FIELDS);
const isUsedBy = (fileType: string) => (key: string) => fileType === "physical" || !PHYSICAL_ONLY.has(key);

/**
 * The difference between a stored title and the form, and nothing else: empty means nothing was
 * changed. A list or object that differs in one place is sent whole (contract 3.3).
 */
export function toPatch(base: Content, form: ContentForm, reading: FormReading): ContentPatch {
  const before: Record<string, unknown> = toInput(toForm(base, reading), reading.locale);
  const after = toInput(form, reading.locale);
  const isUsed = isUsedBy(base.file_type);
  const patch: ContentPatch = Object.fromEntries(
    Object.entries(after).filter(([key, value]) => isUsed(key) && !isSame(before[key], value)),
  );
  if (patch.description) patch.description = withLineBreaksOf(base.description ?? "", patch.description);
  return patch;
}

/** A new title: what was filled in, and what the store needs. */
export function toCreateInput(
  form: ContentForm,
  fileType: FileType,
  reading: FormReading,
  /** Nobody was asked which cover it is to be, that of the file or the one in `cover_url`: the larger one is. */
  { keepsLargerCover = false } = {},
) {
  const input = toInput(form, reading.locale);
  const isUsed = isUsedBy(fileType);
  const filled = Object.entries(input).filter(([key, value]) => isUsed(key) && !isUnset(key, value));
  const file = fileType === "physical" ? {} : { file_url: form.file_url.trim() };
  const cover_url = form.cover_url.trim();
  const keep = keepsLargerCover ? { keep_larger_cover: true } : {};
  const cover = cover_url === "" ? {} : { cover_url, ...keep };
  return { ...Object.fromEntries(filled), name: input.name, file_type: fileType, ...file, ...cover };
}

/** The fields of the form that hold something else than before. */
export function changedFields(before: ContentForm, after: ContentForm): FormField[] {
  return contentFormSchema.keyof().options.filter((field) => !isSame(before[field], after[field]));
}

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isUnset(key: string, value: unknown) {
  if (key === "geographic_restrictions") return isSame(value, { mode: "worldwide", countries: [] });
  return value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}

/** A textarea turns every line break into LF. */
function asInTextarea(text: string) {
  return text.replace(/\r\n?/g, "\n");
}

/** Text edited in a textarea, with the line breaks that its original used throughout. */
function withLineBreaksOf(original: string, edited: string) {
  const usesCrLf = original.includes("\r\n") && !/\r(?!\n)|(?<!\r)\n/.test(original);
  return usesCrLf ? edited.replace(/\n/g, "\r\n") : edited;
}
