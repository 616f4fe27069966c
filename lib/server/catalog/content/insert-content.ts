import { type SQL, sql } from "drizzle-orm";
import { content } from "../../db/schema.ts";
import type { Transaction } from "../context.ts";
import type { ContentColumns } from "./content-columns.ts";
import { toSlug } from "./slug.ts";

type NewContent = ContentColumns & {
  name: string;
  lang: string | SQL;
  file_type: string;
  published_at: string | SQL;
  conversion_status: string;
};

/** Small numbers read best; a name used more often than this gets a number that is certainly free. */
const SMALL_SUFFIXES = ["", "-2", "-3", "-4"];

/**
 * Inserts a title under a slug that is its own (contract 2) and returns its id. A slug in use is
 * passed over without an error, so the transaction goes on; whoever else is inserting it is waited for.
 */
export async function insertContent(tx: Transaction, values: NewContent): Promise<number> {
  const base = toSlug(values.name);
  for (const suffix of SMALL_SUFFIXES) {
    const id = await tryInsert(tx, values, base + suffix);
    if (id !== null) return id;
  }
  const unique = await tx.execute<{ number: string }>(
    sql`select nextval('catalog.content_id_seq') as number`,
  );
  const id = await tryInsert(tx, values, `${base}-${unique.rows[0]?.number}`);
  if (id === null) throw new Error(`No free slug for ${base}.`);
  return id;
}

async function tryInsert(tx: Transaction, values: NewContent, slug: string): Promise<number | null> {
  const [row] = await tx
    .insert(content)
    .values({ ...values, slug })
    .onConflictDoNothing({ target: content.slug })
    .returning({ id: content.id });
  return row?.id ?? null;
}
