import { eq, sql } from "drizzle-orm";
import type { Taxonomy } from "#lib/content/schema.ts";
import { content } from "../../db/schema/content.ts";
import type { Transaction } from "../context.ts";
import { bisacLabel } from "./bisac-label.ts";

export type TermLists = Partial<Record<Taxonomy | "bisac", string[]>>;

type PlacedTerm = { taxonomy: string; name: string; position: number };
type Term = PlacedTerm & { label: string | null };

/**
 * Makes the lists given here the terms of a title, each whole and in its order; other taxonomies
 * stay. A term that is new is created (contract 3.3). Returns the taxonomies whose list changed.
 */
export async function writeTerms(tx: Transaction, contentId: number, lists: TermLists): Promise<string[]> {
  const named = Object.keys(lists);
  if (named.length === 0) return [];
  const wanted = toTerms(lists);
  const stored = await tx.execute<PlacedTerm>(sql`
    select ct.taxonomy, t.name, ct.position
    from catalog.content_terms ct join catalog.terms t on t.id = ct.term_id
    where ct.content_id = ${contentId} and ct.taxonomy = any(${sql.param(named)}::text[])`);
  const taxonomies = named.filter((taxonomy) => !isSame(wanted, stored.rows, taxonomy));
  if (taxonomies.length === 0) return [];

  await tx.execute(sql`
    delete from catalog.content_terms
    where content_id = ${contentId} and taxonomy = any(${sql.param(taxonomies)}::text[])`);
  const changed = Object.fromEntries(Object.entries(lists).filter(([name]) => taxonomies.includes(name)));
  await insertTerms(tx, [{ contentId, lists: changed }]);
  await markTerms(tx, contentId, changed);
  return taxonomies;
}

/** Says on the title itself whether it has authors and subjects (contract 3.2, `filter[missing]`). */
async function markTerms(tx: Transaction, contentId: number, { author, bisac }: TermLists): Promise<void> {
  const marks = {
    ...(author ? { has_author: author.length > 0 } : {}),
    ...(bisac ? { has_bisac: bisac.length > 0 } : {}),
  };
  if (Object.keys(marks).length > 0) await tx.update(content).set(marks).where(eq(content.id, contentId));
}

/** Gives new titles their terms; whether they have any, the titles say already. A term that is new is created. */
export async function insertTerms(
  tx: Transaction,
  titles: readonly { contentId: number; lists: TermLists }[],
): Promise<void> {
  const wanted = titles.flatMap(({ contentId, lists }) =>
    toTerms(lists).map((term) => ({ ...term, content_id: contentId })),
  );
  if (wanted.length === 0) return;
  const json = JSON.stringify(wanted);
  // In one order for everyone: two titles that create the same new terms must not wait for each other.
  await tx.execute(sql`
    insert into catalog.terms (taxonomy, name, label)
    select distinct on (taxonomy, name) taxonomy, name, label
    from json_to_recordset(${json}::json) as wanted (taxonomy text, name text, label text)
    where not exists (
      select from catalog.terms known where known.taxonomy = wanted.taxonomy and known.name = wanted.name
    )
    order by taxonomy, name
    on conflict (taxonomy, name) do nothing`);
  await tx.execute(sql`
    insert into catalog.content_terms (content_id, taxonomy, position, term_id)
    select wanted.content_id, wanted.taxonomy, wanted.position, t.id
    from json_to_recordset(${json}::json) as wanted (content_id bigint, taxonomy text, name text, position int)
    join catalog.terms t using (taxonomy, name)`);
}

function toTerms(lists: TermLists): Term[] {
  return Object.entries(lists).flatMap(([taxonomy, names]) =>
    names.map((name, index) => ({
      taxonomy,
      name,
      position: index + 1,
      label: taxonomy === "bisac" ? bisacLabel(name) : null,
    })),
  );
}

function isSame(wanted: PlacedTerm[], stored: PlacedTerm[], taxonomy: string): boolean {
  const listOf = (terms: PlacedTerm[]) =>
    terms
      .filter((term) => term.taxonomy === taxonomy)
      .toSorted((one, other) => one.position - other.position)
      .map(({ name }) => name);
  return JSON.stringify(listOf(wanted)) === JSON.stringify(listOf(stored));
}
