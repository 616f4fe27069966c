import { sql } from "drizzle-orm";
import { toMinorUnits } from "#lib/content/price-schema.ts";
import { convertJob } from "../../jobs/convert.job.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { requestCovers } from "../conversions/request-cover.ts";
import { insertTerms } from "../terms/write-terms.ts";
import { toTermLists } from "./content-columns.ts";
import type { NewRow } from "./insert-title-rows.ts";
import { readInstant } from "./moments.ts";

/** All that belongs to new titles: prices, terms, first tracks, conversions and, unless they are deferred, their jobs. */
export async function insertTitleParts(
  ctx: CatalogContext,
  tx: Transaction,
  titles: readonly NewRow[],
  { isDeferred }: { isDeferred: boolean },
): Promise<void> {
  await insertPrices(tx, titles, ctx.store.timeZone);
  await insertTerms(
    tx,
    titles.map(({ id, input }) => ({ contentId: id, lists: toTermLists(input) })),
  );
  const conversionIds = await insertConversions(tx, titles, isDeferred);
  if (!isDeferred)
    await ctx.queue.sendAll(
      tx,
      convertJob,
      conversionIds.map((conversionId) => ({ conversionId })),
    );
  const covers = titles.flatMap(({ id, input }) =>
    input.cover_url ? [{ contentId: id, url: input.cover_url, keepLarger: input.keep_larger_cover }] : [],
  );
  await requestCovers(ctx, tx, covers);
}

async function insertPrices(tx: Transaction, titles: readonly NewRow[], timeZone: string) {
  const prices = titles.flatMap(({ id, input }) =>
    (input.prices ?? []).map(({ amount, ...price }) => ({
      ...price,
      content_id: id,
      amount_minor: toMinorUnits(price.currency_id, amount),
    })),
  );
  if (prices.length === 0) return;
  await tx.execute(sql`
    insert into catalog.prices (content_id, currency_id, amount_minor, starts_at, ends_at)
    select content_id, currency_id, amount_minor,
      ${readInstant(sql.raw("starts_at"), timeZone)}, ${readInstant(sql.raw("ends_at"), timeZone)}
    from json_to_recordset(${JSON.stringify(prices)}::json)
      as price (content_id bigint, currency_id text, amount_minor bigint, starts_at text, ends_at text)`);
}

/** An audiobook gets its file as its first track (contract 3.5). Returns the ids of the conversions. */
async function insertConversions(tx: Transaction, titles: readonly NewRow[], isDeferred: boolean) {
  const digital = titles.flatMap(({ id, input }) =>
    input.file_url
      ? [
          {
            content_id: id,
            file_url: input.file_url,
            title: input.name,
            is_audio: input.file_type === "audio",
          },
        ]
      : [],
  );
  if (digital.length === 0) return [];
  const result = await tx.execute<{ id: string }>(sql`
    with title as (
      select * from json_to_recordset(${JSON.stringify(digital)}::json)
        as title (content_id bigint, file_url text, title text, is_audio boolean)
    ), track as (
      insert into catalog.tracks (content_id, position, title, title_given)
      select content_id, 1, title, false from title where is_audio
      returning id, content_id
    )
    insert into catalog.conversions (content_id, track_id, file_url, status)
    select content_id, track.id, file_url, ${isDeferred ? "deferred" : "awaiting"}
    from title left join track using (content_id)
    order by content_id
    returning id`);
  return result.rows.map(({ id }) => Number(id));
}
