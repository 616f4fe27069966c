import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { invalid } from "../../errors.ts";
import type { Transaction } from "../context.ts";

/** A moment as `momentSchema` reads it, as an instant: local time counts in the zone of the store (contract 1). */
export function toInstant(moment: string, timeZone: string): SQL<string> {
  return moment.endsWith("Z")
    ? sql<string>`${moment}::timestamptz`
    : sql<string>`(${moment}::timestamp at time zone ${timeZone})`;
}

/** The same for a column of such moments, null included. */
export function readInstant(column: SQL, timeZone: string): SQL {
  return sql`case when ${column} like '%Z' then ${column}::timestamptz else ${column}::timestamp at time zone ${timeZone} end`;
}

/** Today in the store, at midnight. */
export function today(timeZone: string): SQL<string> {
  return sql<string>`(date_trunc('day', now() at time zone ${timeZone}) at time zone ${timeZone})`;
}

/** Whether both moments are given and the first is later than the second. */
export async function isAfter(
  tx: Transaction,
  timeZone: string,
  first: string | null | undefined,
  second: string | null | undefined,
): Promise<boolean> {
  if (!first || !second) return false;
  const result = await tx.execute<{ is_after: boolean }>(
    sql`select ${toInstant(first, timeZone)} > ${toInstant(second, timeZone)} as is_after`,
  );
  return result.rows[0]?.is_after ?? false;
}

/**
 * Looks at the sale dates of a title as they are now stored, so that one sent alone is held against
 * the other one (contract 3.3).
 *
 * @throws CatalogError `invalid` on `sale_from`
 */
export async function checkSaleDates(tx: Transaction, contentId: number): Promise<void> {
  const wrong = await tx
    .select({ id: content.id })
    .from(content)
    .where(and(eq(content.id, contentId), lt(content.sale_from, content.preorder_from)));
  if (wrong.length > 0) throw invalid({ sale_from: [fault("before_other", { other: "preorder_from" })] });
}
