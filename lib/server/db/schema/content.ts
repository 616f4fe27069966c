import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CoverError } from "../../../content/cover-schema.ts";
import { catalog, moment } from "./columns.ts";
import { files } from "./files.ts";

/** A title. A deleted one stays as a tombstone for 30 days, so that it can be restored. */
export const content = catalog.table(
  "content",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ startWith: 1_000_001 }),
    external_id: text(),
    /** The external id for comparing: an ISBN as its 13 digits, anything else as typed. */
    external_id_key: text(),
    name: text().notNull(),
    /** Lower case and without accents, for searching. */
    name_key: text().notNull().generatedAlwaysAs(sql`catalog.fold("name")`),
    slug: text().notNull(),
    lang: text().notNull(),
    /** Whether somebody, or the file, named the language; otherwise it is only that of the store. */
    lang_given: boolean().notNull().default(true),
    file_type: text().notNull(),
    audience: text(),
    license: text().notNull().default("owner"),
    published_at: moment().notNull(),
    created_at: moment().notNull().defaultNow(),
    updated_at: moment().notNull().defaultNow(),
    deleted_at: moment(),
    /** Counts the changes an editor can make; the progress of a conversion never moves it. */
    revision: integer().notNull().default(1),
    free: boolean().notNull().default(false),
    free_until: moment(),
    require_login: boolean().notNull().default(false),
    preview: boolean().notNull().default(false),
    preview_require_login: boolean().notNull().default(false),
    description: text(),
    table_of_contents: jsonb(),
    geo_mode: text().notNull().default("worldwide"),
    geo_countries: text().array().notNull().default(sql`'{}'`),
    preorder_from: moment(),
    sale_from: moment(),
    pages: integer(),
    height: numeric({ mode: "number" }),
    width: numeric({ mode: "number" }),
    weight: numeric({ mode: "number" }),
    stock: integer(),
    binding_type: text(),
    editing_location: text(),
    /** Counts of the converted file; null while unconverted, 0 where they do not apply. */
    total_pages: integer(),
    total_words: integer(),
    total_seconds: integer(),
    /** Storage key of the cover; it holds a hash of the picture, so the address changes with it. */
    cover_key: text(),
    /** Ending of the original, and its pixels; null of covers that have one size only. */
    cover_format: text(),
    cover_width: integer(),
    cover_height: integer(),
    /** Why the cover that was asked for last could not be used. */
    cover_error: jsonb().$type<CoverError>(),
    /** Came before the file did: a larger cover in there takes its place. */
    cover_yields: boolean().notNull().default(false),
    /** The request for a cover that is under way; one that came before it can write nothing more. */
    cover_asked: uuid(),
    file_id: bigint({ mode: "number" }).references(() => files.id),
    conversion_status: text().notNull(),
    /** Written together with terms and prices, so that what few titles lack is found without reading all of them. */
    has_author: boolean().notNull().default(false),
    has_bisac: boolean().notNull().default(false),
    /** A price without dates, which is always on. */
    has_lasting_price: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex("content_external_id_unique").on(table.external_id_key).where(sql`deleted_at is null`),
    uniqueIndex("content_slug_unique").on(table.slug),
    // The last columns are there to be read along the way: a name of one or two letters, another date.
    index("content_by_published")
      .on(table.published_at.desc(), table.id.desc(), table.name_key)
      .where(sql`deleted_at is null`),
    index("content_by_created")
      .on(table.created_at.desc(), table.id.desc(), table.updated_at, table.name_key)
      .where(sql`deleted_at is null`),
    index("content_by_updated")
      .on(table.updated_at.desc(), table.id.desc(), table.created_at, table.name_key)
      .where(sql`deleted_at is null`),
    index("content_by_name").using("gin", sql`${table.name_key} gin_trgm_ops`).where(sql`deleted_at is null`),
    index("content_unfinished")
      .on(table.conversion_status, table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and conversion_status <> 'done'`),
    index("content_by_type")
      .on(table.file_type, table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null`),
    index("content_by_lang")
      .on(table.lang, table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null`),
    // For the overview, which counts all titles: a tenth of what they take.
    index("content_counted")
      .on(table.file_type, table.conversion_status, table.lang, table.created_at)
      .where(sql`deleted_at is null`),
    // What few titles lack is found without reading all of them.
    index("content_without_cover")
      .on(table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and cover_key is null`),
    index("content_without_description")
      .on(table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and (description is null or description = '')`),
    index("content_without_author")
      .on(table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and not has_author`),
    index("content_without_bisac")
      .on(table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and not has_bisac`),
    index("content_without_lasting_price")
      .on(table.published_at.desc(), table.id.desc())
      .where(sql`deleted_at is null and not has_lasting_price`),
    index("content_tombstones").on(table.deleted_at).where(sql`deleted_at is not null`),
  ],
);

/**
 * What each change of a title touched, by the names that writes use: it tells an editor who started
 * from an older revision what has moved since (contract 3.3). Kept 30 days.
 */
export const contentRevisions = catalog.table(
  "content_revisions",
  {
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    revision: integer().notNull(),
    changed: text().array().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.content_id, table.revision] })],
);
