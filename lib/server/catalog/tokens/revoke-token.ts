import { and, eq, isNull, sql } from "drizzle-orm";
import { tokens } from "../../db/schema/requests.ts";
import type { CatalogContext } from "../context.ts";

/**
 * Ends a token for good; API processes that know it follow within seconds. False when there is no such
 * token, or it was revoked before.
 */
export async function revokeToken(ctx: Pick<CatalogContext, "db">, id: number): Promise<boolean> {
  const revoked = await ctx.db
    .update(tokens)
    .set({ revoked_at: sql`now()` })
    .where(and(eq(tokens.id, id), isNull(tokens.revoked_at)))
    .returning({ id: tokens.id });
  return revoked.length > 0;
}
