import { sql } from "drizzle-orm";
import { contentNotFound } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { addressCondition, type ContentAddress } from "./content-address.ts";
import { type IssueRow, selectIssueRows } from "./issue-row.ts";

/**
 * What version 1 shows of one living title (contract 4.1, `GET /issues/{id}`). An id that could mean
 * two titles means the one whose internal id it is.
 *
 * @throws CatalogError `content_not_found`
 */
export async function getIssue(
  ctx: Pick<CatalogContext, "db" | "store">,
  address: ContentAddress,
): Promise<IssueRow> {
  const ids = sql`
    select id from catalog.content
    where deleted_at is null and ${addressCondition(address)}
    order by id::text = ${address.id} desc
    limit 1`;
  const found = await ctx.db.execute<{ issue: IssueRow }>(selectIssueRows(ids, ctx.store));
  const issue = found.rows[0]?.issue;
  if (!issue) throw contentNotFound();
  return issue;
}
