import { CONVERSION_STAGES } from "#lib/conversions/schema.ts";
import type { ContentField, Shape } from "./shape.ts";

/** Values of a statement, in the order of their numbers. */
export type Params = { values: unknown[]; add(value: unknown): string };

export function createParams(): Params {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

/**
 * SQL of one content object as JSON text, from the row `c`. Only what `shape` names is read. The text
 * is put together by hand because this is the hot path: it takes PostgreSQL about half the time of
 * json_build_object. So each part must be JSON and never null: a null would swallow the whole object.
 */
export function contentJson(shape: Shape, publicUrl: string, params: Params): string {
  const parts = shape.map((field, index) => {
    const value = field === "cover_url" ? coverUrl(publicUrl, params) : VALUES[field];
    return `'${index === 0 ? "" : ","}"${field}":' || ${value}`;
  });
  return parts.length === 0 ? "'{}'" : `'{' || ${parts.join(" || ")} || '}'`;
}

/** An instant as it is sent: UTC, to the second (contract 1, "Time"). */
export function instantText(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

const orNull = (json: string) => `coalesce(${json}, 'null')`;
const text = (expression: string) => orNull(`to_json(${expression})::text`);
const number = (expression: string) => orNull(`${expression}::text`);
/** Words of our own making, which hold nothing to escape. */
const word = (expression: string) => `'"' || ${expression} || '"'`;
const flag = (expression: string) => `${expression}::text`;
const instant = (expression: string) => orNull(word(instantText(expression)));

function coverUrl(publicUrl: string, params: Params): string {
  return text(`${params.add(`${publicUrl}/files/`)}::text || c.cover_key`);
}

const object = (parts: Record<string, string>) =>
  `'{' || ${Object.entries(parts)
    .map(([key, value], index) => `'${index === 0 ? "" : ","}"${key}":' || ${value}`)
    .join(" || ")} || '}'`;

function terms(taxonomy: string, json = "t.name"): string {
  return `coalesce((select json_agg(${json} order by ct.position)::text
    from catalog.content_terms ct join catalog.terms t on t.id = ct.term_id
    where ct.content_id = c.id and ct.taxonomy = '${taxonomy}'), '[]')`;
}

const ACTIVE_PRICES = `coalesce((select '[' || string_agg(${object({
  currency_id: word("p.currency_id"),
  amount: `case when p.currency_id in ('CLP', 'PYG') then p.amount_minor::text else trim_scale(p.amount_minor / 100.0)::text end`,
})}, ',' order by p.id) || ']'
  from catalog.prices p
  where p.content_id = c.id
    and (p.starts_at is null or p.starts_at <= now()) and (p.ends_at is null or p.ends_at > now())), '[]')`;

const STAGE = `case v.step ${CONVERSION_STAGES.map((stage, index) => `when ${index + 1} then '${stage}'`).join(" ")} end`;

/** The file's conversion; of an audiobook, the track that its state comes from. */
const CONVERSION = orNull(`(select ${object({
  status: word("c.conversion_status"),
  stage: text(STAGE),
  step: number("v.step"),
  steps: `'${CONVERSION_STAGES.length}'`,
  percent: number("v.percent"),
  progress: text("case when v.status <> 'error' then v.message end"),
  message: text("case when v.status = 'error' then v.message end"),
  retryable: flag("v.retryable"),
  started_at: instant("v.started_at"),
  updated_at: instant("v.updated_at"),
  finished_at: instant("v.finished_at"),
})}
  from catalog.conversions v
  where v.content_id = c.id
  order by (v.status = c.conversion_status) desc, v.updated_at desc, v.id
  limit 1)`);

const FILE = orNull(
  `(select ${object({
    name: text("f.name"),
    size_in_kb: "ceil(f.size_in_bytes / 1024.0)::text",
    media_type: text("f.media_type"),
    checksum_sha256: word("f.checksum_sha256"),
  })} from catalog.files f where f.id = c.file_id)`,
);

const PHYSICAL = `case when c.file_type = 'physical' then ${object({
  pages: number("c.pages"),
  height: number("c.height"),
  width: number("c.width"),
  weight: number("c.weight"),
  stock: number("c.stock"),
  binding_type: text("c.binding_type"),
  editing_location: text("c.editing_location"),
})} else 'null' end`;

/** JSON text of each key, from the row `c`. */
const VALUES: Record<Exclude<ContentField, "cover_url">, string> = {
  id: "c.id",
  external_id: text("c.external_id"),
  name: text("c.name"),
  slug: word("c.slug"),
  lang: word("c.lang"),
  file_type: word("c.file_type"),
  audience: text("c.audience"),
  reader_url: "'null'",
  product_url: "'null'",
  created_at: word(instantText("c.created_at")),
  updated_at: word(instantText("c.updated_at")),
  published_at: word(instantText("c.published_at")),
  license: word("c.license"),
  free: object({
    enabled: flag("c.free"),
    until: orNull(`case when c.free then ${word(instantText("c.free_until"))} end`),
    require_login: flag("c.require_login"),
  }),
  preview: object({ enabled: flag("c.preview"), require_login: flag("c.preview_require_login") }),
  conversion_status: word("c.conversion_status"),
  prices: ACTIVE_PRICES,
  description: text("c.description"),
  publisher: terms("publisher"),
  author: terms("author"),
  keywords: terms("keywords"),
  narrator: terms("narrator"),
  category: terms("category"),
  collection: terms("collection"),
  country: terms("country"),
  edition: terms("edition"),
  bisac: terms("bisac", "json_build_object('code', t.name, 'label', t.label)"),
  metrics: object({
    total_pages: number("c.total_pages"),
    total_words: number("c.total_words"),
    total_seconds: number("c.total_seconds"),
  }),
  geographic_restrictions: object({ mode: word("c.geo_mode"), countries: "to_json(c.geo_countries)::text" }),
  table_of_contents: orNull("c.table_of_contents::text"),
  physical: PHYSICAL,
  sale: object({ preorder_from: instant("c.preorder_from"), sale_from: instant("c.sale_from") }),
  conversion: CONVERSION,
  file: FILE,
};
