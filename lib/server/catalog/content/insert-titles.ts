import { sql } from "drizzle-orm";
import type { FieldFaults } from "#lib/content/fault-schema.ts";
import type { CreateContent } from "#lib/content/write-schema.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { externalIdKey } from "./external-id-key.ts";
import { takenFault } from "./external-id-taken.ts";
import { insertTitleParts } from "./insert-title-parts.ts";
import { insertTitleRows, type NewRow } from "./insert-title-rows.ts";
import { findReversedDates } from "./reversed-dates.ts";
import { toSlug } from "./slug.ts";

/** What became of one of the titles: its id, or why it was not made. */
export type NewTitle = { id: number } | { faults: FieldFaults };

type Options = { isDeferred: boolean };

type Waiting = { index: number; input: CreateContent; key: string | null };

/** A round ends with all titles made unless others make titles with the same keys at that moment. */
const MAX_ROUNDS = 20;

/**
 * Inserts titles with all that belongs to them, in a number of statements that does not grow with
 * theirs, and returns what became of each. A title that is refused leaves no trace and no error in
 * the transaction. Every write of unique keys comes before the first write of terms: whoever creates
 * titles takes its locks in that order, so that nobody waits in a circle.
 */
export async function insertTitles(
  ctx: CatalogContext,
  tx: Transaction,
  inputs: readonly CreateContent[],
  { isDeferred }: Options,
): Promise<NewTitle[]> {
  const outcomes = new Map<number, NewTitle>(await findReversedDates(tx, inputs, ctx.store.timeZone));
  const made: NewRow[] = [];
  let waiting = inputs.flatMap((input, index): Waiting[] =>
    outcomes.has(index)
      ? []
      : [{ index, input, key: input.external_id ? externalIdKey(input.external_id) : null }],
  );
  for (let round = 0; waiting.length > 0; round++) {
    if (round === MAX_ROUNDS) throw new Error("Other writers keep taking the slugs.");
    const { rows, later, taken } = await prepare(tx, waiting);
    for (const { index, faults } of taken) outcomes.set(index, { faults });
    const ids = await insertTitleRows(tx, rows, { store: ctx.store, isDeferred });
    for (const row of rows.filter(({ id }) => ids.has(id))) {
      outcomes.set(row.index, { id: row.id });
      made.push(row);
    }
    waiting = [...rows.filter(({ id }) => !ids.has(id)), ...later].sort(
      (one, other) => one.index - other.index,
    );
  }
  await insertTitleParts(ctx, tx, made, { isDeferred });
  return inputs.map((_, index) => outcomes.get(index) ?? { faults: {} });
}

type Known = { ids: string[]; slugs: string[]; owners: { key: string; id: number }[] };

/** Gives each title an id and a slug that are free now. Of two with one external id the second waits for the next round. */
async function prepare(tx: Transaction, waiting: readonly Waiting[]) {
  const bases = waiting.map(({ input }) => toSlug(input.name));
  const keys = waiting.flatMap(({ key }) => (key === null ? [] : [key]));
  const result = await tx.execute<Known>(sql`select
    array(select nextval('catalog.content_id_seq') from generate_series(1, ${waiting.length}))::text[] as ids,
    array(select slug from catalog.content where slug = any(${sql.param(bases.flatMap(candidates))}::text[])) as slugs,
    (select coalesce(json_agg(json_build_object('key', external_id_key, 'id', id)), '[]') from catalog.content
      where external_id_key = any(${sql.param(keys)}::text[]) and deleted_at is null) as owners`);
  const { ids = [], slugs = [], owners = [] } = result.rows[0] ?? {};
  const ownerOf = new Map(owners.map(({ key, id }) => [key, id]));
  const usedSlugs = new Set(slugs);
  const usedKeys = new Set<string>();

  const rows: NewRow[] = [];
  const later: Waiting[] = [];
  const taken: { index: number; faults: FieldFaults }[] = [];
  for (const [place, title] of waiting.entries()) {
    const { index, input, key } = title;
    const owner = key === null ? undefined : ownerOf.get(key);
    if (owner !== undefined) {
      taken.push({ index, faults: { external_id: [takenFault(input.external_id ?? "", owner)] } });
    } else if (key !== null && usedKeys.has(key)) later.push(title);
    else {
      const id = Number(ids[place]);
      const base = bases[place] ?? "";
      const slug = candidates(base).find((candidate) => !usedSlugs.has(candidate)) ?? `${base}-${id}`;
      usedSlugs.add(slug);
      if (key !== null) usedKeys.add(key);
      rows.push({ ...title, id, slug });
    }
  }
  return { rows, later, taken };
}

/** Small numbers read best; a name used more often than this gets its id, which is certainly free (contract 2). */
function candidates(base: string): string[] {
  return ["", "-2", "-3", "-4"].map((suffix) => base + suffix);
}
