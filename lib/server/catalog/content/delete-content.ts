import { eq, sql } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import type { CatalogContext } from "../context.ts";
import { type ContentAddress, lockContentAt } from "./content-address.ts";
import { checkRevision, type IfMatch } from "./if-match.ts";

/**
 * Deletes a title for every reader at once. It stays as a tombstone for 30 days; its external id is
 * free again (contract 3.3, DELETE).
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`, `stale`
 */
export async function deleteContent(
  ctx: Pick<CatalogContext, "db">,
  address: ContentAddress,
  ifMatch: IfMatch = null,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const title = await lockContentAt(tx, address);
    await checkRevision(tx, title, ifMatch);
    await tx.update(content).set({ deleted_at: sql`clock_timestamp()` }).where(eq(content.id, title.id));
  });
}
