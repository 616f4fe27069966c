import { eq, sql } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { type PriceInput, toMinorUnits } from "#lib/content/price-schema.ts";
import { content } from "../../db/schema/content.ts";
import { prices } from "../../db/schema/prices.ts";
import { invalid } from "../../errors.ts";
import type { Transaction } from "../context.ts";
import { isAfter, toInstant } from "./moments.ts";

/**
 * Makes the list the prices of a title, in its order (contract 3.3). Returns whether anything changed.
 *
 * @throws CatalogError `invalid` on a price that ends before it starts
 */
export async function writePrices(
  tx: Transaction,
  contentId: number,
  list: PriceInput[],
  timeZone: string,
): Promise<boolean> {
  await checkDates(tx, list, timeZone);
  const before = await readPrices(tx, contentId);
  await tx.execute(sql`delete from catalog.prices where content_id = ${contentId}`);
  if (list.length > 0) {
    await tx.insert(prices).values(
      list.map(({ currency_id, amount, starts_at, ends_at }) => ({
        content_id: contentId,
        currency_id,
        amount_minor: toMinorUnits(currency_id, amount),
        starts_at: starts_at ? toInstant(starts_at, timeZone) : null,
        ends_at: ends_at ? toInstant(ends_at, timeZone) : null,
      })),
    );
  }
  await tx
    .update(content)
    .set({ has_lasting_price: hasLastingPrice(list) })
    .where(eq(content.id, contentId));
  return before !== (await readPrices(tx, contentId));
}

/** Whether one of the prices has no dates and so is always on. */
export function hasLastingPrice(list: readonly PriceInput[]): boolean {
  return list.some(({ starts_at, ends_at }) => !starts_at && !ends_at);
}

/** All that an editor can say about the prices of a title, as one text to compare. */
async function readPrices(tx: Transaction, contentId: number): Promise<string> {
  const result = await tx.execute<{ list: string | null }>(sql`
    select string_agg(concat_ws('/', currency_id, amount_minor, coalesce(starts_at::text, '-'), ends_at), ' ' order by id) as list
    from catalog.prices where content_id = ${contentId}`);
  return result.rows[0]?.list ?? "";
}

async function checkDates(tx: Transaction, list: PriceInput[], timeZone: string) {
  for (const [index, { starts_at, ends_at }] of list.entries()) {
    if (await isAfter(tx, timeZone, starts_at, ends_at)) {
      const found = fault("before_other", { other: "starts_at" });
      throw invalid({ [`prices.${index}.ends_at`]: [found] });
    }
  }
}
