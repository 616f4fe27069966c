import { randomBytes } from "node:crypto";
import { z } from "zod";
import { requiredTextSchema } from "#lib/content/text-schema.ts";
import { tokens } from "../../db/schema/requests.ts";
import type { CatalogContext } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { tokenHash } from "./token-hash.ts";

const newTokenSchema = z.strictObject({ name: requiredTextSchema(100), canWrite: z.boolean() });

/**
 * Makes a token of the Content API: `sk_live_` and 32 random characters (contract 1, "Token shape").
 * It is told this once; only its hash is kept. The name says who holds it, and need not be unique.
 *
 * @throws CatalogError `invalid`
 */
export async function createToken(
  ctx: Pick<CatalogContext, "db">,
  input: z.input<typeof newTokenSchema>,
): Promise<{ id: number; token: string }> {
  const { name, canWrite } = parseInput(newTokenSchema, input);
  const token = `sk_live_${randomBytes(24).toString("base64url")}`;
  const [row] = await ctx.db
    .insert(tokens)
    .values({ name: name.trim(), hash: tokenHash(token), last_four: token.slice(-4), can_write: canWrite })
    .returning({ id: tokens.id });
  if (!row) throw new Error("The token was not stored.");
  return { id: row.id, token };
}
