import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { CatalogError, conflict, contentNotFound } from "../../errors.ts";
import type { CatalogContext, Transaction } from "../context.ts";
import { addressCondition, type ContentAddress, findContentAt } from "./content-address.ts";
import { findOwner, isExternalIdTaken } from "./external-id-taken.ts";
import { touchContent } from "./touch-content.ts";

/**
 * Brings back a title deleted within the last 30 days (contract 3.3, restore); of several with the
 * same external id, the one deleted last. A title that is not deleted stays as it is. Returns its id.
 *
 * @throws CatalogError `content_not_found`; `conflict` when its external id is in use again
 */
export async function restoreContent(
  ctx: Pick<CatalogContext, "db">,
  address: ContentAddress,
): Promise<{ id: number }> {
  let externalId: string | null = null;
  try {
    return await ctx.db.transaction(async (tx) => {
      const tombstone = await lockTombstone(tx, address);
      if (!tombstone) throw contentNotFound();
      externalId = tombstone.externalId;
      await tx.update(content).set({ deleted_at: null }).where(eq(content.id, tombstone.id));
      await touchContent(tx, tombstone.id, []);
      return { id: tombstone.id };
    });
  } catch (error) {
    if (error instanceof CatalogError) return await findContentAt(ctx.db, address);
    if (!isExternalIdTaken(error) || externalId === null) throw error;
    const id = await findOwner(ctx.db, externalId);
    const params = { external_id: externalId };
    throw conflict(
      id === null
        ? fault("restore_taken_external_id_elsewhere", params)
        : fault("restore_taken_external_id", { ...params, id }),
    );
  }
}

async function lockTombstone(tx: Transaction, address: ContentAddress) {
  const [tombstone] = await tx
    .select({ id: content.id, externalId: content.external_id })
    .from(content)
    .where(
      and(
        // Among tombstones an id without a kind is the internal one.
        addressCondition(address.idType === "external" ? address : { ...address, idType: "internal" }),
        isNotNull(content.deleted_at),
        gt(content.deleted_at, sql`now() - interval '30 days'`),
      ),
    )
    .orderBy(desc(content.deleted_at))
    .limit(1)
    .for("no key update");
  return tombstone;
}
