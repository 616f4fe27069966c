import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  customType,
  index,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  varchar,
} from "drizzle-orm/pg-core";
import type { CoverError } from "../../content/cover-schema.ts";
import type {
  AttemptOutcome,
  AttemptStep,
  AudioFacts,
  FileReport,
  Found,
} from "../../conversions/history-schema.ts";

/**
 * The data model of the embedded Content API, on one page. Everything lives in the schema
 * `catalog`; the dashboard's own data lives in `dashboard`, the queue's in `jobs`.
 */
export const catalog = pgSchema("catalog");

const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const moment = () => timestamp({ withTimezone: true, mode: "string" });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A stored original, never changed once written. */
export const files = catalog.table("files", {
  id: id(),
  storage_key: text().notNull(),
  name: text().notNull(),
  media_type: text().notNull(),
  size_in_bytes: bigint({ mode: "number" }).notNull(),
  checksum_sha256: char({ length: 64 }).notNull(),
  created_at: moment().notNull().defaultNow(),
});

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
    // The last column is there to be read along the way: a name of one or two letters, another date.
    index("content_by_published")
      .on(table.published_at.desc(), table.id.desc(), table.name_key)
      .where(sql`deleted_at is null`),
    index("content_by_created")
      .on(table.created_at.desc(), table.id.desc(), table.updated_at)
      .where(sql`deleted_at is null`),
    index("content_by_updated")
      .on(table.updated_at.desc(), table.id.desc(), table.created_at)
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

/** A track of an audiobook. `position` counts from 1 without gaps. */
export const tracks = catalog.table(
  "tracks",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    title: text().notNull(),
    /** False while the title is only a stand-in that the file may replace with its own. */
    title_given: boolean().notNull().default(true),
    duration_seconds: integer(),
    file_id: bigint({ mode: "number" }).references(() => files.id),
    created_at: moment().notNull().defaultNow(),
    updated_at: moment().notNull().defaultNow(),
  },
  (table) => [index("tracks_in_order").on(table.content_id, table.position)],
);

/** One row for each file to convert: of a title, or of a track of an audiobook. */
export const conversions = catalog.table(
  "conversions",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    track_id: bigint({ mode: "number" }).references(() => tracks.id, { onDelete: "cascade" }),
    file_url: text().notNull(),
    status: text().notNull(),
    /** Place in CONVERSION_STAGES, 1 to 4; null before the first. */
    step: smallint(),
    percent: smallint(),
    /** A sentence for people: what is being done, or why it failed; the same as a code and what fills it. */
    message: text(),
    code: text(),
    params: jsonb().$type<Record<string, string | number>>(),
    /** What the current step usually takes; null while nobody knows. Far longer without a change is stalled. */
    usual_seconds: integer(),
    retryable: boolean().notNull().default(false),
    /** Counts the claims by workers. A worker whose number is no longer the current one may write nothing. */
    attempt: integer().notNull().default(0),
    requested_at: moment().notNull().defaultNow(),
    started_at: moment(),
    updated_at: moment().notNull().defaultNow(),
    finished_at: moment(),
    /** What the file says about itself, its validation and its sound, by the attempt that was published (contract 3.6). */
    found: jsonb().$type<Found>(),
    report: jsonb().$type<FileReport>(),
    audio: jsonb().$type<AudioFacts>(),
    /** Folder of what was made of the file: `pages/0001.webp`, `chapters/0001.html`, `images/…`. */
    derived_key: text(),
    page_count: integer(),
    /** In reading order; `file` is a path below `derived_key`, `length` the characters of its body. */
    chapters: jsonb().$type<{ title: string; file: string; length: number }[]>(),
  },
  (table) => [unique("conversions_of_one_file").on(table.content_id, table.track_id).nullsNotDistinct()],
);

/** What became of each attempt at a conversion, and how long its steps took. */
export const conversionAttempts = catalog.table(
  "conversion_attempts",
  {
    conversion_id: bigint({ mode: "number" })
      .notNull()
      .references(() => conversions.id, { onDelete: "cascade" }),
    attempt: integer().notNull(),
    file_type: text().notNull(),
    started_at: moment().notNull(),
    finished_at: moment(),
    /** Null while it lasts. */
    outcome: text().$type<AttemptOutcome>(),
    code: text(),
    params: jsonb().$type<Record<string, string | number>>(),
    message: text(),
    steps: jsonb().$type<AttemptStep[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.conversion_id, table.attempt] }),
    index("conversion_attempts_done")
      .on(table.file_type, table.finished_at.desc())
      .where(sql`outcome = 'done'`),
    index("conversion_attempts_not_done").on(table.started_at).where(sql`outcome is distinct from 'done'`),
  ],
);

export const prices = catalog.table(
  "prices",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    currency_id: char({ length: 3 }).notNull(),
    /** Integer minor units; CLP and PYG have none, so theirs are whole pesos and guaraníes. */
    amount_minor: bigint({ mode: "number" }).notNull(),
    starts_at: moment(),
    ends_at: moment(),
    created_at: moment().notNull().defaultNow(),
    updated_at: moment().notNull().defaultNow(),
  },
  (table) => [
    unique("prices_one_a_currency").on(table.content_id, table.currency_id),
    index("prices_with_dates").on(table.content_id).where(sql`starts_at is not null or ends_at is not null`),
  ],
);

/** A word of a taxonomy. For `bisac` the name is the code and the label its path in words. */
export const terms = catalog.table(
  "terms",
  {
    id: id(),
    taxonomy: text().notNull(),
    name: text().notNull(),
    name_key: text().notNull().generatedAlwaysAs(sql`catalog.fold("name")`),
    label: text(),
    created_at: moment().notNull().defaultNow(),
  },
  (table) => [
    unique("terms_one_a_name").on(table.taxonomy, table.name),
    index("terms_by_name").using("gin", sql`${table.name_key} gin_trgm_ops`),
  ],
);

export const contentTerms = catalog.table(
  "content_terms",
  {
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    taxonomy: text().notNull(),
    position: integer().notNull(),
    term_id: bigint({ mode: "number" })
      .notNull()
      .references(() => terms.id),
  },
  (table) => [
    primaryKey({ columns: [table.content_id, table.taxonomy, table.position] }),
    index("content_terms_by_term").on(table.term_id, table.content_id),
  ],
);

/** Tokens of the Content API. Only a hash is stored; `last_four` is for recognising one. */
export const tokens = catalog.table("tokens", {
  id: id(),
  name: text().notNull(),
  hash: bytes().notNull().unique("tokens_one_a_hash"),
  last_four: char({ length: 4 }).notNull(),
  can_write: boolean().notNull().default(true),
  created_at: moment().notNull().defaultNow(),
  last_used_at: moment(),
  revoked_at: moment(),
});

/** Answers to writes that came with an Idempotency-Key, by the token that sent it (contract 3.3). Kept 24 hours. */
export const idempotencyKeys = catalog.table(
  "idempotency_keys",
  {
    token_id: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of address and body: the same key with another request is a mistake. */
    request_hash: bytes().notNull(),
    status: smallint().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.token_id, table.key] })],
);

/** Requests counted for each token and kind, in the columns that rate-limiter-flexible wants. */
export const rateLimits = catalog.table("rate_limits", {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: "number" }),
});
