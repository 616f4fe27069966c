import { type SQL, sql } from "drizzle-orm";
import type { Currency } from "#lib/content/price-schema.ts";
import type { Store } from "../context.ts";
import { ACTIVE_PRICE } from "./content-json.ts";
import { CONVERSION_SENTENCES } from "./conversion-json.ts";

/**
 * What version 1 shows of one title (contract 4.3), read in one statement. Dates are text in UTC,
 * `YYYY-MM-DD HH:MM:SS`; `published_local` is wall time in the store's zone, `published_epoch` seconds.
 */
export type IssueRow = {
  id: number;
  external_id: string | null;
  revision: number;
  license: string;
  file_type: string;
  lang: string;
  audience: string | null;
  name: string;
  slug: string;
  conversion_status: string;
  published_epoch: number;
  published_local: string;
  published_utc: string;
  created_at: string;
  updated_at: string;
  free: boolean;
  free_until: string | null;
  require_login: boolean;
  preview: boolean;
  preview_require_login: boolean;
  number_of_pages: number | null;
  cover_url: string | null;
  product_url: string;
  description: string | null;
  prices: IssuePrice[];
  file: IssueFileRow | null;
  /** What a conversion is doing, or why it failed; a physical title has none. */
  conversion: { progress: string | null; message: string | null } | null;
};

export type IssuePrice = {
  id: number;
  currency_id: Currency;
  amount_minor: number;
  created_at: string;
  updated_at: string;
};

type IssueFileRow = {
  id: number | null;
  title: string;
  duration_seconds: number | null;
  size_in_bytes: number | null;
};

const utcText = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')`;

/** Only the prices that are active now (contract 3.1, `prices`). */
const prices = sql`
  select coalesce(json_agg(json_build_object(
    'id', p.id,
    'currency_id', p.currency_id,
    'amount_minor', p.amount_minor,
    'created_at', ${utcText(sql`p.created_at`)},
    'updated_at', ${utcText(sql`p.updated_at`)}
  ) order by p.id), '[]')
  from catalog.prices p
  where p.content_id = c.id and ${sql.raw(ACTIVE_PRICE)}`;

const firstTrack = sql`
  select json_build_object(
    'id', t.id, 'title', t.title, 'duration_seconds', t.duration_seconds, 'size_in_bytes', f.size_in_bytes)
  from catalog.tracks t left join catalog.files f on f.id = t.file_id
  where t.content_id = c.id
  order by t.position
  limit 1`;

const ownFile = sql`
  json_build_object(
    'id', c.file_id, 'title', c.name, 'duration_seconds', null,
    'size_in_bytes', (select f.size_in_bytes from catalog.files f where f.id = c.file_id))`;

/**
 * One row for each id that the query `page` gives, newest publication first (contract 3.2). A list
 * shows only the beginning of each description: `descriptionLength` saves reading the rest.
 */
export function selectIssueRows(page: SQL, { timeZone, publicUrl }: Store, descriptionLength?: number): SQL {
  const description = descriptionLength ? sql`left(c.description, ${descriptionLength})` : sql`c.description`;
  return sql`
    select json_build_object(
      'id', c.id,
      'external_id', c.external_id,
      'revision', c.revision,
      'license', c.license,
      'file_type', c.file_type,
      'lang', c.lang,
      'audience', c.audience,
      'name', c.name,
      'slug', c.slug,
      'conversion_status', c.conversion_status,
      'published_epoch', floor(extract(epoch from c.published_at))::bigint,
      'published_local', to_char(c.published_at at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI:SS'),
      'published_utc', ${utcText(sql`c.published_at`)},
      'created_at', ${utcText(sql`c.created_at`)},
      'updated_at', ${utcText(sql`c.updated_at`)},
      'free', c.free,
      'free_until', ${utcText(sql`c.free_until`)},
      'require_login', c.require_login,
      'preview', c.preview,
      'preview_require_login', c.preview_require_login,
      'number_of_pages', case c.file_type when 'physical' then c.pages else c.total_pages end,
      'cover_url', ${`${publicUrl}/files/`}::text || c.cover_key,
      'product_url', ${`${publicUrl}/books/`}::text || c.slug,
      'description', ${description},
      'prices', (${prices}),
      'file', case c.file_type when 'physical' then null when 'audio' then (${firstTrack}) else ${ownFile} end,
      'conversion', ${sql.raw(CONVERSION_SENTENCES)}
    ) as issue
    from (${page}) page join catalog.content c on c.id = page.id
    order by c.published_at desc nulls last, c.id desc`;
}
