import { type SQL, sql } from "drizzle-orm";
import type { IssueQuery } from "#lib/content/v1-schema.ts";
import { CONVERTING_STATES } from "#lib/conversions/schema.ts";
import type { CatalogContext } from "../context.ts";
import { externalIdKey } from "./external-id-key.ts";
import { type IssueRow, selectIssueRows } from "./issue-row.ts";

/** Enough of a description for its first 59 characters, tags not counted. */
const DESCRIPTION_LENGTH = 10_000;

/** Words of `query` that name a state instead of a title (contract 4.1). */
const STATES_OF_WORD: Readonly<Record<string, readonly string[]>> = {
  converting: CONVERTING_STATES,
  deferred: ["deferred"],
  error: ["error"],
};

/**
 * One page of titles by number, and how many there are in all (contract 4.1, `GET /issues`).
 * Newest publication first, as in version 3. Descriptions may end early.
 */
export async function listIssues(
  ctx: Pick<CatalogContext, "db" | "store">,
  { page, per_page, query }: IssueQuery,
): Promise<{ rows: IssueRow[]; total: number }> {
  const isWanted = sql`deleted_at is null and ${matches(query)}`;
  const ids = sql`
    select id from catalog.content where ${isWanted}
    order by published_at desc nulls last, id desc nulls last
    limit ${per_page} offset ${(page - 1) * per_page}`;
  const [counted, listed] = await Promise.all([
    ctx.db.execute<{ total: number }>(
      sql`select count(*)::int as total from catalog.content where ${isWanted}`,
    ),
    ctx.db.execute<{ issue: IssueRow }>(selectIssueRows(ids, ctx.store, DESCRIPTION_LENGTH)),
  ]);
  return { rows: listed.rows.map(({ issue }) => issue), total: counted.rows[0]?.total ?? 0 };
}

/** A state by its word; otherwise a title by its id or external id exactly, or by a part of its name. */
function matches(query: string): SQL {
  if (query === "") return sql`true`;
  // PostgreSQL takes no NUL in a text; no title can hold one.
  if (query.includes("\0")) return sql`false`;
  const states = Object.hasOwn(STATES_OF_WORD, query) ? STATES_OF_WORD[query] : undefined;
  if (states) return sql`conversion_status in ${[...states]}`;
  const isId = /^\d{1,15}$/.test(query) ? sql`id = ${Number(query)}` : sql`false`;
  // Folded first, then the wildcards of `like` are taken literally.
  const part = sql`regexp_replace(catalog.fold(${query}), '([\\\\%_])', '\\\\\\1', 'g')`;
  return sql`(
    ${isId}
    or external_id_key = ${externalIdKey(query)}
    or name_key like '%' || ${part} || '%')`;
}
