import { LEADING_CONVERSION } from "./conversion-json.ts";
import {
  anyText,
  instant,
  instantText,
  type JsonText,
  json,
  number,
  object,
  plain,
  toSql,
  word,
} from "./json-text.ts";
import type { ContentField, Shape } from "./shape.ts";

/** Values of a statement, in the order of their numbers. */
export type Params = { values: unknown[]; add(value: unknown): string };

export function createParams(): Params {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

/** The parameter that `contentJson` wants: where addresses of the store begin. None when the shape has none. */
export function publicUrlParam(shape: Shape, publicUrl: string, params: Params): string {
  return shape.some((field) => field === "cover" || isAddress(field)) ? params.add(publicUrl) : "";
}

/** What stands behind the address of the store, from the row `c`; null for none. */
const ADDRESSES = {
  cover_url: "'/files/' || c.cover_key",
  reader_url: "case when c.file_type <> 'physical' then '/books/' || c.slug || '/read' end",
  product_url: "'/books/' || c.slug",
} as const;
type AddressField = keyof typeof ADDRESSES;
const isAddress = (field: ContentField): field is AddressField => Object.hasOwn(ADDRESSES, field);

/** SQL of one content object as JSON text, from the row `c`. Only what `shape` names is read. */
export function contentJson(shape: Shape, publicUrl: string): string {
  const parts = shape.map((field) => {
    if (field === "cover") return [field, cover(publicUrl)] as const;
    const value = isAddress(field) ? anyText(`${publicUrl}::text || ${ADDRESSES[field]}`) : VALUES[field];
    return [field, value] as const;
  });
  return toSql(object(Object.fromEntries(parts)));
}

/** The sizes of a cover, whose keys begin alike. */
function cover(publicUrl: string): JsonText {
  const address = (end: string) =>
    anyText(`${publicUrl}::text || '/files/' || left(c.cover_key, -length('.webp')) || ${end}`);
  const sizes = object({
    original: address("'-original.' || c.cover_format"),
    small: address("'-small.webp'"),
    medium: address("'.webp'"),
    large: address("'-large.webp'"),
    width: number("c.cover_width"),
    height: number("c.cover_height"),
  });
  return json(`case when c.cover_key is not null and c.cover_format is not null then ${toSql(sizes)} end`);
}

function terms(taxonomy: string, value = "t.name"): JsonText {
  return json(`(select coalesce(json_agg(${value} order by ct.position)::text, '[]')
    from catalog.content_terms ct join catalog.terms t on t.id = ct.term_id
    where ct.content_id = c.id and ct.taxonomy = '${taxonomy}')`);
}

const PRICE_PARTS = {
  currency_id: word("p.currency_id"),
  amount: plain(
    "case when p.currency_id in ('CLP', 'PYG') then p.amount_minor else trim_scale(p.amount_minor / 100.0) end",
  ),
};
const PRICE = object(PRICE_PARTS);
const SCHEDULED_PRICE = object({
  ...PRICE_PARTS,
  starts_at: instant("p.starts_at"),
  ends_at: instant("p.ends_at"),
});

/** A price `p` that is on now. */
export const ACTIVE_PRICE =
  "(p.starts_at is null or p.starts_at <= now()) and (p.ends_at is null or p.ends_at > now())";

const ACTIVE_PRICES = json(`(select '[' || coalesce(string_agg(${toSql(PRICE)}, ',' order by p.id), '') || ']'
  from catalog.prices p
  where p.content_id = c.id and ${ACTIVE_PRICE})`);

/** Every price, with its dates: what an editor must see before the list is replaced. */
const ALL_PRICES =
  json(`(select '[' || coalesce(string_agg(${toSql(SCHEDULED_PRICE)}, ',' order by p.id), '') || ']'
  from catalog.prices p where p.content_id = c.id)`);

const FILE = object({
  name: anyText("f.name"),
  size_in_kb: plain("ceil(f.size_in_bytes / 1024.0)"),
  media_type: anyText("f.media_type"),
  checksum_sha256: word("f.checksum_sha256"),
});

const PHYSICAL = object({
  pages: number("c.pages"),
  height: number("c.height"),
  width: number("c.width"),
  weight: number("c.weight"),
  stock: number("c.stock"),
  binding_type: anyText("c.binding_type"),
  editing_location: anyText("c.editing_location"),
});

/** Each key, from the row `c`. */
const VALUES: Record<Exclude<ContentField, AddressField | "cover">, JsonText> = {
  id: plain("c.id"),
  external_id: anyText("c.external_id"),
  name: anyText("c.name"),
  slug: word("c.slug"),
  lang: word("c.lang"),
  file_type: word("c.file_type"),
  audience: anyText("c.audience"),
  created_at: word(instantText("c.created_at")),
  updated_at: word(instantText("c.updated_at")),
  published_at: word(instantText("c.published_at")),
  license: word("c.license"),
  free: object({
    enabled: plain("c.free"),
    until: instant("case when c.free then c.free_until end"),
    require_login: plain("c.require_login"),
  }),
  preview: object({ enabled: plain("c.preview"), require_login: plain("c.preview_require_login") }),
  conversion_status: word("c.conversion_status"),
  prices: ACTIVE_PRICES,
  price_schedule: ALL_PRICES,
  description: anyText("c.description"),
  publisher: terms("publisher"),
  author: terms("author"),
  bisac: terms("bisac", "json_build_object('code', t.name, 'label', t.label)"),
  keywords: terms("keywords"),
  narrator: terms("narrator"),
  category: terms("category"),
  collection: terms("collection"),
  country: terms("country"),
  edition: terms("edition"),
  metrics: object({
    total_pages: number("c.total_pages"),
    total_words: number("c.total_words"),
    total_seconds: number("c.total_seconds"),
  }),
  geographic_restrictions: object({ mode: word("c.geo_mode"), countries: anyText("c.geo_countries") }),
  table_of_contents: json("c.table_of_contents::text"),
  physical: json(`case when c.file_type = 'physical' then ${toSql(PHYSICAL)} end`),
  sale: object({ preorder_from: instant("c.preorder_from"), sale_from: instant("c.sale_from") }),
  conversion: LEADING_CONVERSION,
  cover_error: json("c.cover_error::text"),
  cover_pending: plain("c.cover_asked is not null"),
  file: json(`(select ${toSql(FILE)} from catalog.files f where f.id = c.file_id)`),
};
