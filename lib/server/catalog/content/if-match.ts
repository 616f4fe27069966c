import { sql } from "drizzle-orm";
import { WRITABLE_FIELDS } from "#lib/content/write-schema.ts";
import { StaleError } from "../../errors.ts";
import type { Transaction } from "../context.ts";
import type { FoundContent } from "./content-address.ts";

/** Revisions of a title that a write accepts; null accepts any (contract 3.3, `If-Match`). */
export type IfMatch = readonly number[] | null;

/**
 * Refuses a write that started from another revision than the present one. The caller holds the lock
 * of the title, so the revision stays what it is until the write is done.
 *
 * @throws StaleError
 */
export async function checkRevision(
  tx: Transaction,
  { id, revision }: Pick<FoundContent, "id" | "revision">,
  ifMatch: IfMatch,
  subject: "content" | "tracks" = "content",
): Promise<void> {
  if (ifMatch === null || ifMatch.includes(revision)) return;
  const known = ifMatch.filter((held) => held < revision);
  const changed = known.length > 0 ? await changedSince(tx, id, Math.max(...known), revision) : ALL;
  throw new StaleError(subject, id, changed);
}

const ALL: readonly string[] = [...WRITABLE_FIELDS, "tracks"];

/** What was written after a revision. When the record does not reach back to it, anything may have been. */
async function changedSince(tx: Transaction, id: number, held: number, current: number) {
  const { rows } = await tx.execute<{ changed: string[] }>(sql`
    select changed from catalog.content_revisions where content_id = ${id} and revision > ${held}`);
  return rows.length === current - held ? [...new Set(rows.flatMap(({ changed }) => changed))].sort() : ALL;
}
