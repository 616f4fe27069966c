import countryCodes from "i18n-iso-countries/codes.json" with { type: "json" };
import { z } from "zod";
import { FILE_COVER } from "./cover-schema.ts";
import { momentSchema } from "./date-schema.ts";
import { says } from "./fault-schema.ts";
import { langSchema } from "./lang-schema.ts";
import { priceListSchema } from "./price-schema.ts";
import { FILE_TYPES, type FileType, GEO_MODES } from "./schema.ts";
import {
  httpUrlSchema,
  looseBooleanSchema,
  requiredTextSchema,
  storableJsonSchema,
  termListSchema,
  textSchema,
  URL_MAX_LENGTH,
} from "./text-schema.ts";

/** What POST and PUT of version 3 accept (contract 3.3), read into one canonical form. */

const measure = z.number().min(0).max(1_000_000).nullable();
const count = z.number().int().min(0).max(2_000_000_000).nullable();

export const PHYSICAL_FIELDS = [
  "pages",
  "height",
  "width",
  "weight",
  "stock",
  "binding_type",
  "editing_location",
] as const;

const bisacListSchema = z
  .array(z.union([textSchema(20), z.object({ code: textSchema(20) }).transform(({ code }) => code)]))
  .max(200)
  .nullable()
  .transform((codes) => [...new Set((codes ?? []).map((code) => code.trim().toUpperCase()).filter(Boolean))]);

/** ISO 3166-1 alpha-2. */
const COUNTRIES: ReadonlySet<string | undefined> = new Set(countryCodes.map(([alpha2]) => alpha2));

const countryCodeSchema = z
  .string()
  .regex(/^[A-Za-z]{2}$/, { error: says("bad_country") })
  .transform((code) => code.toUpperCase())
  .refine((code) => COUNTRIES.has(code), { error: says("bad_country") });

export const geographicRestrictionsInputSchema = z
  .strictObject({ mode: z.enum(GEO_MODES), countries: z.array(countryCodeSchema).max(300).default([]) })
  .nullable()
  .transform((rule) => ({
    mode: rule?.mode ?? ("worldwide" as const),
    countries: rule && rule.mode !== "worldwide" ? [...new Set(rule.countries)] : [],
  }));

const freeObjectSchema = z.strictObject({
  enabled: looseBooleanSchema,
  until: momentSchema.nullish(),
  require_login: looseBooleanSchema.optional(),
});
const previewObjectSchema = z.strictObject({
  enabled: looseBooleanSchema,
  require_login: looseBooleanSchema.optional(),
});

const coverSourceSchema = textSchema(URL_MAX_LENGTH).refine(
  (text) => text === FILE_COVER || httpUrlSchema.safeParse(text).success,
  { error: says("bad_url") },
);

const optionalShape = {
  external_id: textSchema(255)
    .nullable()
    .transform((id) => (id?.trim() ? id.trim() : null)),
  description: textSchema(500_000).nullable(),
  lang: langSchema.nullable(),
  audience: textSchema(255).nullable(),
  published_at: momentSchema,
  free: z.union([looseBooleanSchema, freeObjectSchema]).nullable(),
  free_until: momentSchema.nullable(),
  preview: z.union([looseBooleanSchema, previewObjectSchema]).nullable(),
  require_login: looseBooleanSchema.nullable(),
  preview_require_login: looseBooleanSchema.nullable(),
  prices: priceListSchema,
  bisac: bisacListSchema,
  geographic_restrictions: geographicRestrictionsInputSchema,
  table_of_contents: storableJsonSchema.nullable(),
  preorder_from: momentSchema.nullable(),
  sale_from: momentSchema.nullable(),
  cover_url: httpUrlSchema.nullable(),
  pages: count,
  height: measure,
  width: measure,
  weight: measure,
  stock: count,
  binding_type: textSchema(255).nullable(),
  editing_location: textSchema(255).nullable(),
  publisher: termListSchema,
  author: termListSchema,
  keywords: termListSchema,
  narrator: termListSchema,
  category: termListSchema,
  collection: termListSchema,
  country: termListSchema,
  edition: termListSchema,
};

const writableSchema = z.strictObject({ name: requiredTextSchema(255), ...optionalShape });

/** What an update can change, by its canonical name. */
export const WRITABLE_FIELDS: readonly string[] = Object.keys(writableSchema.shape);

/** Aliases that the source documents use, and the canonical name of each (contract 3.3, 4). */
const FIELD_ALIASES: Readonly<Record<string, string>> = {
  keyword: "keywords",
  publication_date: "published_at",
  extension: "file_type",
  type: "file_type",
};

const FILE_TYPE_ALIASES: Readonly<Record<string, FileType>> = { mp3: "audio", mpga: "audio" };

const fileTypeSchema = z
  .string()
  .transform((word) => FILE_TYPE_ALIASES[word.toLowerCase()] ?? word.toLowerCase())
  .pipe(z.enum(FILE_TYPES, { error: says("bad_file_type", { allowed: FILE_TYPES.join(", ") }) }));

/** Renames aliases. Two names of one field that disagree are an error on the later alias, which says the other. */
function readAliases(input: unknown, check: z.RefinementCtx): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  // Without a prototype "__proto__" is a key like any other, and refused as unknown.
  const read: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(input)) if (!Object.hasOwn(FIELD_ALIASES, key)) read[key] = value;
  const sentAs: Record<string, string> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = Object.hasOwn(FIELD_ALIASES, key) ? FIELD_ALIASES[key] : undefined;
    if (name === undefined) continue;
    if (Object.hasOwn(read, name) && !isSameWord(name, read[name], value)) {
      const message = says("alias_disagrees", { other: sentAs[name] ?? name });
      check.addIssue({ code: "custom", path: [key], message });
      continue;
    }
    if (!Object.hasOwn(read, name)) sentAs[name] = key;
    read[name] ??= value;
  }
  return read;
}

function isSameWord(name: string, one: unknown, other: unknown) {
  const read = (value: unknown) =>
    name === "file_type" && typeof value === "string"
      ? (FILE_TYPE_ALIASES[value.toLowerCase()] ?? value.toLowerCase())
      : value;
  return JSON.stringify(read(one)) === JSON.stringify(read(other));
}

function withAliases<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(readAliases, schema);
}

type DatedSale = { preorder_from?: string | null | undefined; sale_from?: string | null | undefined };

/** `sale_from` may not lie before `preorder_from`. Both are compared only when both are in one form. */
function checkSaleOrder({ preorder_from, sale_from }: DatedSale, check: z.RefinementCtx) {
  if (!preorder_from || !sale_from || preorder_from.endsWith("Z") !== sale_from.endsWith("Z")) return;
  if (sale_from < preorder_from) {
    const message = says("before_other", { other: "preorder_from" });
    check.addIssue({ code: "custom", path: ["sale_from"], message });
  }
}

type FileFields = { file_type: FileType; file_url?: string | null | undefined };

/** Runs beside the checks of single fields, so that one answer names everything that is wrong. */
function checkFile(input: FileFields & Record<string, unknown>, check: z.RefinementCtx) {
  if (!FILE_TYPES.includes(input.file_type)) return;
  const isPhysical = input.file_type === "physical";
  const isFileMissing = input.file_url === undefined || input.file_url === null;
  if (isPhysical && !isFileMissing)
    check.addIssue({ code: "custom", path: ["file_url"], message: says("file_not_for_physical") });
  if (!isPhysical && isFileMissing)
    check.addIssue({ code: "custom", path: ["file_url"], message: says("file_required") });
  if (isPhysical) return;
  for (const field of PHYSICAL_FIELDS)
    if (input[field] !== undefined && input[field] !== null)
      check.addIssue({ code: "custom", path: [field], message: says("physical_only") });
}

function isReadableObject({ value }: { value: unknown }) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const blankIsNone = (value: unknown) => (value === "" ? undefined : value);

export const createContentSchema = withAliases(
  writableSchema
    .partial()
    .extend({
      name: requiredTextSchema(255),
      published_at: momentSchema.nullish(),
      file_type: fileTypeSchema,
      file_url: z.preprocess(blankIsNone, httpUrlSchema.nullish()),
      keep_larger_cover: looseBooleanSchema.optional(),
    })
    .superRefine(checkFile, { when: isReadableObject })
    .superRefine(checkSaleOrder),
);
export type CreateContent = z.output<typeof createContentSchema>;

/**
 * A partial update. `file_type` is accepted so that the stored one may be repeated; the catalog
 * compares it. `file_url` is never accepted: the file of a title cannot change (contract 3.3).
 */
export const updateContentSchema = withAliases(
  writableSchema
    .partial()
    .extend({
      file_type: fileTypeSchema.optional(),
      file_url: z.never({ error: says("file_fixed") }).optional(),
      cover_url: coverSourceSchema.nullish(),
      keep_larger_cover: looseBooleanSchema.optional(),
    })
    .superRefine(checkSaleOrder),
);
export type UpdateContent = z.output<typeof updateContentSchema>;
