import { fault } from "#lib/content/fault-schema.ts";
import { databaseError } from "../../db/violated-constraint.ts";
import { invalid } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { contentJson, createParams, type Params, publicUrlParam } from "./content-json.ts";
import { type Place, writeCursor } from "./cursor.ts";
import { type ListQuery, readListQuery } from "./list-query.ts";
import { missingCondition } from "./missing.ts";
import { writeOnce } from "./written-statements.ts";

/** One page: the JSON text of its items, separated by commas, and the cursors beside it. */
export type ContentPageText = { items: string; next: string | null; prev: string | null };

type Row = {
  items: string | null;
  count: number;
  /** Keys and ids of the first item and of the last one on a full page, in the order of the walk. */
  first_key: string | null;
  first_id: string | null;
  last_key: string | null;
  last_id: string | null;
};

const SORT_COLUMNS = { created_at: "created_at", updated_at: "updated_at", published_at: "published_at" };

/**
 * One page of titles (contract 3.2): one statement, whose JSON PostgreSQL writes. `params` are those
 * of the request; `include`, `fields`, `sort`, `cursor`, `per_page` and `filter[…]` are read.
 *
 * @throws CatalogError `invalid`
 */
export async function listContent(
  ctx: Pick<CatalogContext, "db" | "store">,
  params: URLSearchParams,
): Promise<ContentPageText> {
  const query = readListQuery(params);
  const statement = listStatement(query, await findTermIds(ctx, query), ctx.store.publicUrl);
  const result = await ctx.db.$client.query<Row>(statement).catch((error: unknown) => {
    throw isForgedCursor(error, query.place) ? invalid({ cursor: [fault("bad_cursor")] }) : error;
  });
  const [row] = result.rows;
  if (!row) throw new Error("The list statement answered without a row.");
  return toPage(row, query);
}

/**
 * Ids of the words of each filter by word. Asked for first: how many titles have a word decides how its
 * page is found best, and PostgreSQL knows that of an id only.
 */
async function findTermIds(ctx: Pick<CatalogContext, "db">, { terms }: ListQuery): Promise<string[][]> {
  if (terms.length === 0) return [];
  const { rows } = await ctx.db.$client.query<{ ids: string[] }>(
    `select array(
       select t.id::text from catalog.terms t
       where t.taxonomy = wanted.taxonomy and t.name_key = catalog.fold(wanted.name)
     ) as ids
     from unnest($1::text[], $2::text[]) with ordinality as wanted (taxonomy, name, place)
     order by wanted.place`,
    [terms.map(({ taxonomy }) => taxonomy), terms.map(({ name }) => name)],
  );
  return rows.map(({ ids }) => ids);
}

function listStatement(query: ListQuery, termIds: string[][], publicUrl: string) {
  const params = createParams();
  const isBackward = query.place?.direction === "prev";
  const isDescending = query.sort === null || query.sort.startsWith("-");
  const column = SORT_COLUMNS[sortColumn(query)];
  const order = isDescending === isBackward ? "asc nulls first" : "desc nulls last";
  const storeUrl = publicUrlParam(query.shape, publicUrl, params);
  const limit = params.add(query.perPage);
  const where = conditions(query, termIds, column, order.startsWith("asc"), params);
  const isJoined = isFoundInIndex(query);
  // A join may lose the order in which the titles were found; the plain page keeps it.
  const inOrder = isBackward ? " order by n desc" : isJoined ? " order by n" : "";
  const write = () => {
    const found = (item: string) => `
        select c.id, c.${column} as key${item}
        from catalog.content c
        where ${where}
        order by c.${column} ${order}, c.id ${order}
        limit ${limit}::int + 1`;
    const item = contentJson(query.shape, storeUrl);
    return `
    select string_agg(item, ','${inOrder}) filter (where n <= ${limit}::int) as items,
      count(*)::int as count,
      max(key::text) filter (where n = 1) as first_key, max(id) filter (where n = 1) as first_id,
      max(key::text) filter (where n = ${limit}::int) as last_key, max(id) filter (where n = ${limit}::int) as last_id
    from (${
      isJoined
        ? `
      select page.*, ${item} as item
      from (select row_number() over () as n, place.* from (${found("")}) place) page
      join catalog.content c using (id)`
        : `
      select row_number() over () as n, page.* from (${found(`, ${item} as item`)}) page`
    }
    ) numbered`;
  };
  const { text, name } = writeOnce(`${isBackward} ${column} ${order} ${query.shape} ${where}`, write);
  return { text, values: params.values, ...(name && hasOnePlan(query) ? { name } : {}) };
}

function conditions(
  query: ListQuery,
  termIds: string[][],
  column: string,
  isAscending: boolean,
  params: Params,
): string {
  const all = ["c.deleted_at is null"];
  const add = (condition: string) => all.push(condition);
  if (query.place) {
    const { key, id } = query.place;
    add(
      `(c.${column}, c.id) ${isAscending ? ">" : "<"} (${params.add(key)}::timestamptz, ${params.add(id)}::bigint)`,
    );
  }
  if (query.name) add(nameContains(query.name, params));
  if (query.externalIdKey !== null) add(`c.external_id_key = ${params.add(query.externalIdKey)}`);
  if (query.ids) add(`c.id = any(${params.add(query.ids)}::bigint[])`);
  if (query.fileTypes) add(isOneOf("c.file_type", query.fileTypes, params));
  if (query.langs) add(isOneOf("c.lang", query.langs, params));
  // Written out, so that the index of what is unfinished can be used.
  if (query.states) add(`c.conversion_status in (${query.states.map((state) => `'${state}'`).join(", ")})`);
  for (const ids of termIds)
    add(`c.id in (select ct.content_id from catalog.content_terms ct
      where ct.term_id = any(${params.add(ids)}::bigint[]))`);
  for (const word of query.missing) add(missingCondition(word));
  for (const [field, window] of [
    ["created_at", query.createdAt] as const,
    ["updated_at", query.updatedAt] as const,
  ]) {
    if (window?.from) add(`c.${field} >= ${params.add(`${window.from}+00`)}::timestamptz`);
    if (window?.before) add(`c.${field} < ${params.add(`${window.before}+00`)}::timestamptz`);
  }
  return all.join(" and ");
}

/** One value by itself keeps the order of an index that begins with it; a list of one does not. */
function isOneOf(column: string, values: string[], params: Params): string {
  const [value, ...more] = values;
  return more.length === 0
    ? `${column} = ${params.add(value)}::text`
    : `${column} = any(${params.add(values)}::text[])`;
}

/**
 * One or two characters have no trigram: the index of names would be read from end to end, and then all
 * titles. The indexes by date hold the names; `strpos` keeps PostgreSQL to them.
 */
function nameContains(name: string, params: Params): string {
  if (name.length < 3) return `strpos(c.name_key, catalog.fold(${params.add(name)}::text)) > 0`;
  return `c.name_key like '%' || ${likeEscaped(params.add(name))} || '%'`;
}

/** Folded like the names, with the wildcards of `like` taken literally. */
function likeEscaped(param: string): string {
  return `regexp_replace(catalog.fold(${param}::text), '([\\\\%_])', '\\\\\\1', 'g')`;
}

/**
 * Whether the page is found first and its titles are read then: on the way to it many may have to be
 * passed over, and the indexes by date hold what tells them apart.
 */
function isFoundInIndex({ name, createdAt, updatedAt }: ListQuery): boolean {
  return name !== null || createdAt !== null || updatedAt !== null;
}

/**
 * Whether one plan serves every value, so that the statement may stay prepared. The best way to
 * search depends on how rare a word or how long the window is: those are planned each time.
 */
function hasOnePlan({ name, terms, createdAt, updatedAt }: ListQuery): boolean {
  return name === null && terms.length === 0 && createdAt === null && updatedAt === null;
}

function sortColumn({ sort }: ListQuery): keyof typeof SORT_COLUMNS {
  if (sort === null) return "published_at";
  return sort.endsWith("created_at") ? "created_at" : "updated_at";
}

const NOWHERE = { key: null, id: null };

function toPage(row: Row, query: ListQuery): ContentPageText {
  const { place, perPage, walk } = query;
  const hasMore = row.count > perPage;
  const cursorAt = (direction: Place["direction"], key: string | null, id: string | null) =>
    key === null || id === null ? null : writeCursor({ direction, key, id }, walk);
  const ahead = hasMore ? { key: row.last_key, id: row.last_id } : NOWHERE;
  // A page that has become empty still knows the way back.
  const behind = row.count > 0 && place ? { key: row.first_key, id: row.first_id } : (place ?? NOWHERE);
  const [before, after] = place?.direction === "prev" ? [ahead, behind] : [behind, ahead];
  return {
    items: row.items ?? "",
    next: cursorAt("next", after.key, after.id),
    prev: cursorAt("prev", before.key, before.id),
  };
}

/** The digest of a cursor keeps mistakes out, not intent: a date made up by hand only fails in PostgreSQL. */
function isForgedCursor(error: unknown, place: Place | null): boolean {
  return place !== null && (databaseError(error)?.code?.startsWith("2200") ?? false);
}
