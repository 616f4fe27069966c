import { asc, eq, sql } from "drizzle-orm";
import { tracks } from "../../db/schema/tracks.ts";
import type { Transaction } from "../context.ts";

/** Ids of the tracks of a title, first to last. The caller holds its lock. */
export async function readOrder(tx: Transaction, contentId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: tracks.id })
    .from(tracks)
    .where(eq(tracks.content_id, contentId))
    .orderBy(asc(tracks.position), asc(tracks.id));
  return rows.map(({ id }) => id);
}

/** Numbers the tracks 1, 2, 3 … as listed. Rows whose place does not change are not written. Returns whether one did. */
export async function writeOrder(tx: Transaction, contentId: number, ids: number[]): Promise<boolean> {
  const result = await tx.execute(sql`
    update catalog.tracks t set position = wanted.position, updated_at = clock_timestamp()
    from unnest(${sql.param(ids)}::bigint[]) with ordinality as wanted (id, position)
    where t.id = wanted.id and t.content_id = ${contentId} and t.position <> wanted.position`);
  return (result.rowCount ?? 0) > 0;
}

/** The order with one track at a place, counted from 1; a place past the end means the end. */
export function placeAt(ids: number[], id: number, order: number): number[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(order - 1, 0, id);
}
