import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { TAXONOMIES, type Taxonomy } from "#lib/content/schema.ts";
import { invalid } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { readSearch, SEARCH_MAX } from "./search.ts";

/** A word of a taxonomy and how many living titles have it. */
export type TermCount = { name: string; count: number };

/** Rather too many than too few: of these, those that no title has any more drop out. */
const CANDIDATES = 200;

/** Uses that do not count: those of titles that wait to be restored. They are few, and read by themselves. */
const GONE = `gone as materialized (
    select ct.term_id, count(*) as uses
    from catalog.content c join catalog.content_terms ct on ct.content_id = c.id
    where c.deleted_at is not null and ct.taxonomy = $1
    group by ct.term_id
  )`;

const MOST_USED = `
  with counted as (
    select term_id, count(*) as uses from catalog.content_terms where taxonomy = $1 group by term_id
  ), ${GONE}
  select t.name, (counted.uses - coalesce(gone.uses, 0))::int as count,
    (sum(counted.uses) over ())::float8 as counted
  from counted join catalog.terms t on t.id = counted.term_id left join gone using (term_id)
  where counted.uses > coalesce(gone.uses, 0)
  order by count desc, t.name
  limit ${SEARCH_MAX}`;

/** Of the words that `condition` lets through, the nearest ones; their uses are counted in the index alone. */
const nearest = (condition: string, nearness: string) => `
  with wanted as materialized (
    select t.id, t.name, t.name_key = catalog.fold($3) as is_same, ${nearness} as nearness
    from catalog.terms t
    where t.taxonomy = $1 and (${condition})
    order by is_same desc, nearness desc, t.name
    limit ${CANDIDATES}
  ), ${GONE}
  select t.name, (used.uses - coalesce(gone.uses, 0))::int as count
  from wanted t
    cross join lateral (select count(*) as uses from catalog.content_terms where term_id = t.id) used
    left join gone on gone.term_id = t.id
  where used.uses > coalesce(gone.uses, 0)
  order by t.is_same desc, t.nearness desc, count desc, t.name
  limit $2`;

/** Trigrams do not mind the order of words: "García Márquez, Gabriel" finds "Gabriel García Márquez". */
const NEAREST = nearest(
  `t.name_key % catalog.fold($3)
      or t.name_key like '%' || regexp_replace(catalog.fold($3), '([\\\\%_])', '\\\\\\1', 'g') || '%'`,
  "similarity(t.name_key, catalog.fold($3))",
);

/** One or two characters have no trigram, and comparing them with every word takes ten times as long as finding them. */
const NEAREST_TO_FEW = nearest(
  "strpos(t.name_key, catalog.fold($3)) > 0",
  "starts_with(t.name_key, catalog.fold($3))",
);

type Counted = TermCount & { counted: number };

/** Counting so many uses takes long enough for an answer to be used for a while. */
const MANY_USES = 100_000;
const MAX_AGE_MS = 60_000;

/**
 * Makes the search for words of one taxonomy that titles have, without regard to case and accents: those
 * that come nearest to the query first, or the most used ones without a query. It reads `taxonomy`,
 * `query`, `per_page`. In a large store the most used ones may be a minute old, and however many ask at
 * once, they are counted once.
 *
 * @throws CatalogError `invalid` from the search
 */
export function createTermSearch(ctx: Pick<CatalogContext, "db">) {
  const mostUsed = new Map<Taxonomy, { words: Promise<TermCount[]>; until: number }>();
  const countAnew = async (taxonomy: Taxonomy): Promise<TermCount[]> => {
    const { rows } = await ctx.db.$client.query<Counted>(MOST_USED, [taxonomy]);
    const [first] = rows;
    if (!first || first.counted < MANY_USES) mostUsed.delete(taxonomy);
    return rows.map(({ name, count }) => ({ name, count }));
  };
  const findMostUsed = (taxonomy: Taxonomy): Promise<TermCount[]> => {
    const known = mostUsed.get(taxonomy);
    if (known && known.until > Date.now()) return known.words;
    const words = countAnew(taxonomy);
    mostUsed.set(taxonomy, { words, until: Date.now() + MAX_AGE_MS });
    words.catch(() => mostUsed.delete(taxonomy));
    return words;
  };

  return async (params: URLSearchParams): Promise<TermCount[]> => {
    const faults: FieldFaults = {};
    const { query, perPage } = readSearch(params, faults);
    const taxonomy = TAXONOMIES.find((known) => known === params.get("taxonomy"));
    if (!taxonomy) faults.taxonomy = [fault("not_one_of", { allowed: TAXONOMIES.join(", ") })];
    if (!taxonomy || Object.keys(faults).length > 0) throw invalid(faults);
    if (query === "") return (await findMostUsed(taxonomy)).slice(0, perPage);
    const statement = query.length < 3 ? NEAREST_TO_FEW : NEAREST;
    const { rows } = await ctx.db.$client.query<TermCount>(statement, [taxonomy, perPage, query]);
    return rows;
  };
}
