import { sql } from "drizzle-orm";
import { bulkSchema, type ClientRef, clientRefSchema } from "#lib/content/bulk-schema.ts";
import { type Fault, type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import type { CreateContent } from "#lib/content/write-schema.ts";
import { databaseError } from "../../db/violated-constraint.ts";
import { CatalogError, invalid } from "../../errors.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { readNewTitle } from "./create-content.ts";
import { insertTitles, type NewTitle } from "./insert-titles.ts";

/** What became of one item of a bulk: its id, or what is wrong with it. */
export type BulkOutcome = { clientRef: ClientRef } & Made;

type ReadItem = { clientRef: ClientRef; input: CreateContent } | Exclude<BulkOutcome, { id: number }>;

/** Any fixed number does, as long as it is no other lock's. */
const BULK_LOCK = 7_011_987;

const SERVER_ERROR: Made = { fault: fault("server_error"), faults: {} };

/**
 * Creates up to 100 titles (contract 3.4). Each stands for itself: one that is refused stops no other.
 * They are written together all the same, so either the answer comes or none of them is made.
 * Conversions wait to be asked for unless `convert` is `now`. Returns what became of each, in order.
 *
 * @throws CatalogError `invalid` when there are not 1 to 100
 */
export async function createContents(ctx: CatalogContext, body: unknown): Promise<BulkOutcome[]> {
  const { contents, convert } = parseInput(bulkSchema, body);
  const items: ReadItem[] = [];
  for (const item of contents) items.push(await readItem(ctx, item));
  const inputs = items.flatMap((item) => ("input" in item ? [item.input] : []));
  const made = inputs.length > 0 ? await insertAll(ctx, inputs, { isDeferred: convert !== "now" }) : [];
  let next = 0;
  return items.map((item): BulkOutcome => {
    if (!("input" in item)) return item;
    return { clientRef: item.clientRef, ...(made[next++] ?? SERVER_ERROR) };
  });
}

async function readItem(ctx: CatalogContext, item: unknown): Promise<ReadItem> {
  const isObject = typeof item === "object" && item !== null && !Array.isArray(item);
  const { client_ref, ...fields } = isObject ? (item as Record<string, unknown>) : {};
  const ref = clientRefSchema.safeParse(client_ref);
  const clientRef = ref.data;
  try {
    if (!ref.success) throw invalid({ client_ref: [fault("bad_client_ref", { max: 255 })] });
    return { clientRef, input: await readNewTitle(ctx, isObject ? fields : item) };
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return { clientRef, fault: error.fault, faults: error.faults };
  }
}

type Options = { isDeferred: boolean };
type Made = { id: number } | { fault: Fault; faults: FieldFaults };

async function insertAll(ctx: CatalogContext, inputs: CreateContent[], options: Options): Promise<Made[]> {
  return ctx.db.transaction(async (tx) => {
    // Two bulks with the same slugs and external ids in another order would wait for each other for ever.
    await tx.execute(sql`select pg_advisory_xact_lock(${BULK_LOCK})`);
    try {
      const made = await tx.transaction((inner) => insertTitles(ctx, inner, inputs, options));
      return made.map(toMade);
    } catch (error) {
      if (!databaseError(error)) throw error;
      ctx.logger.warn({ err: error }, "bulk: one by one");
      return insertOneByOne(ctx, tx, inputs, options);
    }
  });
}

/** When the database itself refuses something, only the item that is to blame may suffer. */
async function insertOneByOne(
  ctx: CatalogContext,
  tx: Transaction,
  inputs: CreateContent[],
  options: Options,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const input of inputs) {
    try {
      const titles = await tx.transaction((inner) => insertTitles(ctx, inner, [input], options));
      made.push(...titles.map(toMade));
    } catch (error) {
      if (!databaseError(error)) throw error;
      ctx.logger.error({ err: error }, "bulk: an item failed");
      made.push(SERVER_ERROR);
    }
  }
  return made;
}

function toMade(title: NewTitle): Made {
  return "id" in title ? title : { fault: fault("invalid"), faults: title.faults };
}
