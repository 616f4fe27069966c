import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { TAXONOMIES } from "#lib/content/schema.ts";
import { invalid } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { readSearch } from "./search.ts";

/** A word of a taxonomy and how many living titles have it. */
export type TermCount = { name: string; count: number };

/** Rather too many than too few: of these, those that no title has any more drop out. */
const CANDIDATES = 200;

const USES = `select count(*)::int as count
  from catalog.content_terms ct join catalog.content c on c.id = ct.content_id
  where ct.term_id = t.id and c.deleted_at is null`;

const MOST_USED = `
  select t.name, count(*)::int as count
  from catalog.terms t
  join catalog.content_terms ct on ct.term_id = t.id
  join catalog.content c on c.id = ct.content_id and c.deleted_at is null
  where t.taxonomy = $1
  group by t.id
  order by count desc, t.name
  limit $2`;

/** Trigrams do not mind the order of words: "García Márquez, Gabriel" finds "Gabriel García Márquez". */
const NEAREST = `
  select t.name, uses.count
  from (
    select t.id, t.name, t.name_key, similarity(t.name_key, catalog.fold($3)) as nearness
    from catalog.terms t
    where t.taxonomy = $1 and (
      t.name_key % catalog.fold($3)
      or t.name_key like '%' || regexp_replace(catalog.fold($3), '([\\\\%_])', '\\\\\\1', 'g') || '%'
    )
    order by t.name_key = catalog.fold($3) desc, nearness desc, t.name
    limit ${CANDIDATES}
  ) t cross join lateral (${USES}) uses
  where uses.count > 0
  order by t.name_key = catalog.fold($3) desc, t.nearness desc, uses.count desc, t.name
  limit $2`;

/**
 * Words of one taxonomy that titles have, without regard to case and accents: those that come nearest
 * to the query first, or the most used ones without a query. Reads `taxonomy`, `query`, `per_page`.
 *
 * @throws CatalogError `invalid`
 */
export async function listTerms(
  ctx: Pick<CatalogContext, "db">,
  params: URLSearchParams,
): Promise<TermCount[]> {
  const faults: FieldFaults = {};
  const { query, perPage } = readSearch(params, faults);
  const taxonomy = TAXONOMIES.find((known) => known === params.get("taxonomy"));
  if (!taxonomy) faults.taxonomy = [fault("not_one_of", { allowed: TAXONOMIES.join(", ") })];
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const result = await ctx.db.$client.query<TermCount>(
    query === "" ? MOST_USED : NEAREST,
    query === "" ? [taxonomy, perPage] : [taxonomy, perPage, query],
  );
  return result.rows;
}
