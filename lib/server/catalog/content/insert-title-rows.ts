import { type SQL, sql } from "drizzle-orm";
import type { CreateContent } from "#lib/content/write-schema.ts";
import type { Store, Transaction } from "../context.ts";
import { type ContentColumns, MOMENT_COLUMNS, toColumns } from "./content-columns.ts";
import { readInstant, today } from "./moments.ts";
import { hasLastingPrice } from "./write-prices.ts";

/** A title to insert. `index` is its place in the request. */
export type NewRow = {
  index: number;
  input: CreateContent;
  id: number;
  slug: string;
  key: string | null;
};

type TitleRecord = ContentColumns & Marks & { id: number };

/** What a title has of the things that `filter[missing]` asks for. */
type Marks = { has_author: boolean; has_bisac: boolean; has_lasting_price: boolean };

/** Columns that are written as they come, and their types. Those with a default in the table are filled in below. */
const PLAIN_COLUMNS = {
  id: "bigint",
  external_id: "text",
  external_id_key: "text",
  name: "text",
  slug: "text",
  lang: "text",
  lang_given: "boolean",
  file_type: "text",
  audience: "text",
  free: "boolean",
  require_login: "boolean",
  preview: "boolean",
  preview_require_login: "boolean",
  description: "text",
  table_of_contents: "jsonb",
  geo_mode: "text",
  geo_countries: "text[]",
  pages: "integer",
  height: "numeric",
  width: "numeric",
  weight: "numeric",
  stock: "integer",
  binding_type: "text",
  editing_location: "text",
  total_pages: "integer",
  total_words: "integer",
  total_seconds: "integer",
  conversion_status: "text",
  has_author: "boolean",
  has_bisac: "boolean",
  has_lasting_price: "boolean",
} as const satisfies Partial<Record<keyof TitleRecord, string>>;

const DEFAULTS = {
  free: false,
  require_login: false,
  preview: false,
  preview_require_login: false,
  geo_mode: "worldwide",
  geo_countries: [],
} satisfies ContentColumns;

/** There is no file to count anything in. */
const NOTHING_TO_COUNT = { total_pages: 0, total_words: 0, total_seconds: 0 };

const NAMES = sql.raw([...Object.keys(PLAIN_COLUMNS), ...MOMENT_COLUMNS].join(", "));
const RECORD = sql.raw(
  [
    ...Object.entries(PLAIN_COLUMNS).map(([name, type]) => `${name} ${type}`),
    ...MOMENT_COLUMNS.map((name) => `${name} text`),
  ].join(", "),
);

type Options = { store: Store; isDeferred: boolean };

/**
 * Inserts the rows in one statement and returns the ids of those that could be: a slug or external id
 * that somebody else has taken meanwhile is passed over, after waiting for whoever is taking it.
 */
export async function insertTitleRows(
  tx: Transaction,
  rows: readonly NewRow[],
  { store, isDeferred }: Options,
): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const json = JSON.stringify(rows.map((row) => toRecord(row, store, isDeferred)));
  const moments: SQL[] = MOMENT_COLUMNS.map((name) =>
    name === "published_at"
      ? sql`coalesce(${readInstant(sql.raw(name), store.timeZone)}, ${today(store.timeZone)})`
      : readInstant(sql.raw(name), store.timeZone),
  );
  const values = [sql.raw(Object.keys(PLAIN_COLUMNS).join(", ")), ...moments];
  const inserted = await tx.execute<{ id: string }>(sql`
    insert into catalog.content (${NAMES}) overriding system value
    select ${sql.join(values, sql`, `)} from json_to_recordset(${json}::json) as title (${RECORD})
    on conflict do nothing
    returning id`);
  return new Set(inserted.rows.map(({ id }) => Number(id)));
}

function toRecord({ input, id, slug }: NewRow, store: Store, isDeferred: boolean): TitleRecord {
  const isPhysical = input.file_type === "physical";
  const waiting = isDeferred ? "deferred" : "awaiting";
  return {
    ...DEFAULTS,
    lang: store.lang,
    lang_given: false,
    ...(isPhysical ? NOTHING_TO_COUNT : {}),
    ...toColumns(input, input.file_type, store),
    id,
    slug,
    file_type: input.file_type,
    conversion_status: isPhysical ? "done" : waiting,
    has_author: (input.author ?? []).length > 0,
    has_bisac: (input.bisac ?? []).length > 0,
    has_lasting_price: hasLastingPrice(input.prices ?? []),
  };
}
