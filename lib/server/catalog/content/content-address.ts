import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { CatalogError, contentNotFound, invalid } from "../../errors.ts";
import type { Database, Transaction } from "../context.ts";
import { externalIdKey } from "./external-id-key.ts";

/**
 * How the id in a path is to be read (contract 2). `unstated` is version 3 without `id_type`:
 * internal, but a write that could mean another title is refused. `either` is version 1: internal
 * first, then external.
 */
export type IdType = "internal" | "external" | "unstated" | "either";
export type ContentAddress = { id: string; idType: IdType };

export type FoundContent = { id: number; fileType: string; revision: number };

const FOUND = { id: content.id, fileType: content.file_type, revision: content.revision };

/** Reads `id_type`. @throws CatalogError `invalid` on another word */
export function readIdType(word: string | undefined, fallback: "unstated" | "either"): IdType {
  if (!word) return fallback;
  if (word === "internal" || word === "external") return word;
  throw invalid({ id_type: [fault("bad_id_type")] });
}

/** The condition under which a living title answers to an address. */
export function addressCondition({ id, idType }: ContentAddress): SQL {
  // PostgreSQL takes no NUL in a text; no title can have such an id.
  const byExternalId = id.includes("\0") ? sql`false` : eq(content.external_id_key, externalIdKey(id));
  const byInternalId = /^\d{1,18}$/.test(id) ? sql`${content.id} = ${id}::bigint` : sql`false`;
  if (idType === "external") return byExternalId;
  return idType === "internal" ? byInternalId : sql`(${or(byInternalId, byExternalId)})`;
}

/**
 * Finds the living title that a write means, and locks it until the transaction ends.
 *
 * @throws CatalogError `content_not_found`; `ambiguous_id` when the id names one title by internal
 * and another by external id: nothing is changed on a guess (contract 2)
 */
export async function lockContentAt(tx: Transaction, address: ContentAddress): Promise<FoundContent> {
  const rows = await tx
    .select(FOUND)
    .from(content)
    .where(and(addressCondition(address), isNull(content.deleted_at)))
    .orderBy(content.id)
    .for("no key update");
  if (rows.length > 1) throw ambiguous(address.id);
  return pick(rows, address);
}

/**
 * Finds the living title that an address means. For the sake of a write an id that names two titles
 * is refused, as in `lockContentAt`.
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`
 */
export async function findContentAt(
  db: Database,
  address: ContentAddress,
  purpose: "read" | "write" = "read",
): Promise<FoundContent> {
  const rows = await db
    .select(FOUND)
    .from(content)
    .where(and(addressCondition(address), isNull(content.deleted_at)));
  if (purpose === "write" && rows.length > 1) throw ambiguous(address.id);
  return pick(rows, address);
}

function pick(rows: FoundContent[], { id, idType }: ContentAddress): FoundContent {
  const internal = rows.find((row) => String(row.id) === String(Number(id)));
  const found = idType === "unstated" ? internal : (internal ?? rows[0]);
  if (!found) throw contentNotFound();
  return found;
}

function ambiguous(id: string) {
  return new CatalogError("ambiguous_id", fault("ambiguous_id", { id }));
}
