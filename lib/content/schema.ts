import { z } from "zod";
import { conversionSchema } from "../conversions/schema.ts";
import { coverErrorSchema, coverSchema } from "./cover-schema.ts";
import { priceSchema, scheduledPriceSchema } from "./price-schema.ts";

/** The content object of version 3 (contract 3.1). Reads are tolerant: unknown words pass as text. */

export const FILE_TYPES = ["pdf", "epub", "audio", "physical"] as const;
export type FileType = (typeof FILE_TYPES)[number];
/** The types that have a file. */
export type DigitalType = Exclude<FileType, "physical">;

export const LICENSES = ["retail", "ppu", "shared", "owner"] as const;

/** Lists of words, each an ordered list of terms (contract 3.1, `metadata`). `bisac` is a list of codes. */
export const TAXONOMIES = [
  "publisher",
  "author",
  "keywords",
  "narrator",
  "category",
  "collection",
  "country",
  "edition",
] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

export const GEO_MODES = ["worldwide", "allow", "block"] as const;
export type GeoMode = (typeof GEO_MODES)[number];

export const INCLUDES = [
  "prices",
  "description",
  "metadata",
  "geographic_restrictions",
  "table_of_contents",
  "physical",
  "sale",
  "price_schedule",
  "conversion",
  "file",
  "cover",
] as const;
export type Include = (typeof INCLUDES)[number];

/** Keys that are always there, in the order in which they are sent. */
export const CORE_FIELDS = [
  "id",
  "external_id",
  "name",
  "slug",
  "lang",
  "file_type",
  "audience",
  "cover_url",
  "reader_url",
  "product_url",
  "created_at",
  "updated_at",
  "published_at",
  "license",
  "free",
  "preview",
  "conversion_status",
] as const;
export type CoreField = (typeof CORE_FIELDS)[number];

const METADATA_FIELDS = [
  "publisher",
  "author",
  "bisac",
  "keywords",
  "narrator",
  "category",
  "collection",
  "country",
  "edition",
  "metrics",
] as const;

/** Keys that each block adds beside the core fields. */
export const BLOCK_FIELDS = {
  prices: ["prices"],
  description: ["description"],
  metadata: METADATA_FIELDS,
  geographic_restrictions: ["geographic_restrictions"],
  table_of_contents: ["table_of_contents"],
  physical: ["physical"],
  sale: ["sale"],
  price_schedule: ["price_schedule"],
  conversion: ["conversion"],
  file: ["file"],
  cover: ["cover", "cover_error", "cover_pending"],
} as const satisfies Record<Include, readonly string[]>;
export type BlockField = (typeof BLOCK_FIELDS)[Include][number];

export type TocEntry = { title: string; page?: number; href?: string; children?: TocEntry[] };

const termsSchema = z.array(z.string());

export const bisacSchema = z.object({ code: z.string(), label: z.string().nullable() });
export const metricsSchema = z.object({
  total_pages: z.number().nullable(),
  total_words: z.number().nullable(),
  total_seconds: z.number().nullable(),
});
export const physicalSchema = z.object({
  pages: z.number().nullable(),
  height: z.number().nullable(),
  width: z.number().nullable(),
  weight: z.number().nullable(),
  stock: z.number().nullable(),
  binding_type: z.string().nullable(),
  editing_location: z.string().nullable(),
});
export const geographicRestrictionsSchema = z.object({
  mode: z.enum(GEO_MODES),
  countries: z.array(z.string()),
});
export const saleSchema = z.object({
  preorder_from: z.string().nullable(),
  sale_from: z.string().nullable(),
});
export const fileSchema = z.object({
  name: z.string(),
  size_in_kb: z.number(),
  media_type: z.string(),
  checksum_sha256: z.string(),
});

const coreShape = {
  // One sample of the source documents shows text: read both, keep a number.
  id: z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]),
  external_id: z.string().nullable(),
  name: z.string(),
  slug: z.string().nullable(),
  lang: z.string().nullable(),
  file_type: z.string(),
  audience: z.string().nullable(),
  cover_url: z.string().nullable(),
  reader_url: z.string().nullable(),
  product_url: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  published_at: z.string().nullable(),
  license: z.string().nullable(),
  free: z.object({ enabled: z.boolean(), until: z.string().nullable(), require_login: z.boolean() }),
  preview: z.object({ enabled: z.boolean(), require_login: z.boolean() }),
  conversion_status: z.string().nullish(),
};

const blockShape = {
  prices: z.array(priceSchema),
  description: z.string().nullable(),
  publisher: termsSchema,
  author: termsSchema,
  bisac: z.array(bisacSchema),
  keywords: termsSchema,
  narrator: termsSchema,
  category: termsSchema,
  collection: termsSchema,
  country: termsSchema,
  edition: termsSchema,
  metrics: metricsSchema,
  geographic_restrictions: geographicRestrictionsSchema,
  table_of_contents: z.unknown(),
  physical: physicalSchema.nullable(),
  sale: saleSchema,
  price_schedule: z.array(scheduledPriceSchema),
  conversion: conversionSchema.nullable(),
  file: fileSchema.nullable(),
  cover: coverSchema.nullable(),
  cover_error: coverErrorSchema.nullable(),
  /** A cover that was asked for is on its way. */
  cover_pending: z.boolean(),
};

/** One title: the core fields always, the fields of a block when it was asked for. */
export const contentSchema = z.object({ ...coreShape, ...z.object(blockShape).partial().shape });
export type Content = z.infer<typeof contentSchema>;

/** A title as `fields` left it: any key may be missing. */
export const partialContentSchema = contentSchema.partial();

export const contentPageSchema = z.object({
  data: z.array(contentSchema),
  links: z.object({ next: z.string().nullable(), prev: z.string().nullable() }),
  meta: z.object({ has_more: z.boolean() }),
});
export type ContentPage = z.infer<typeof contentPageSchema>;

export const SORTS = ["created_at", "-created_at", "updated_at", "-updated_at"] as const;
export type Sort = (typeof SORTS)[number];

export const PER_PAGE_DEFAULT = 100;
export const PER_PAGE_MAX = 500;
