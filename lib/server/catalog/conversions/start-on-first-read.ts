import { and, eq, isNull } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import { conversions } from "../../db/schema/conversions.ts";
import { contentNotFound } from "../../errors.ts";
import type { CatalogContext } from "../context.ts";
import { beginAgain } from "./begin-again.ts";

/**
 * To be called by whoever reads the file of a title, before looking for it: a deferred title starts
 * converting with its first read (contract 3.6). Returns the state after that: only `done` has a file.
 * However many read at once, it starts once.
 *
 * @throws CatalogError `content_not_found`
 */
export async function startOnFirstRead(
  ctx: Pick<CatalogContext, "db" | "queue">,
  contentId: number,
): Promise<string> {
  const isLiving = and(eq(content.id, contentId), isNull(content.deleted_at));
  const status = { status: content.conversion_status };
  const [seen] = await ctx.db.select(status).from(content).where(isLiving);
  if (!seen) throw contentNotFound();
  if (seen.status !== "deferred") return seen.status;
  return ctx.db.transaction(async (tx) => {
    const [title] = await tx.select(status).from(content).where(isLiving).for("no key update");
    if (!title) throw contentNotFound();
    if (title.status !== "deferred") return title.status;
    const deferred = await tx
      .select({ id: conversions.id })
      .from(conversions)
      .where(and(eq(conversions.content_id, contentId), eq(conversions.status, "deferred")));
    await beginAgain(
      ctx,
      tx,
      contentId,
      deferred.map(({ id }) => id),
    );
    return "awaiting";
  });
}
