import { randomBytes } from "node:crypto";
import { tokens } from "../../db/schema.ts";
import type { CatalogContext } from "../context.ts";
import { tokenHash } from "./token-hash.ts";

type NewToken = { name: string; canWrite: boolean };

/**
 * Makes a token of the Content API: `sk_live_` and 32 random characters (contract 1, "Token shape").
 * It is told this once; only its hash is kept.
 */
export async function createToken(
  ctx: Pick<CatalogContext, "db">,
  { name, canWrite }: NewToken,
): Promise<{ id: number; token: string }> {
  const token = `sk_live_${randomBytes(24).toString("base64url")}`;
  const [row] = await ctx.db
    .insert(tokens)
    .values({ name, hash: tokenHash(token), last_four: token.slice(-4), can_write: canWrite })
    .returning({ id: tokens.id });
  if (!row) throw new Error("The token was not stored.");
  return { id: row.id, token };
}
