import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { tokens } from "../../db/schema/requests.ts";
import type { CatalogContext } from "../context.ts";

/** What is known of a token after its making; the token itself is not. Times are ISO 8601 in UTC. */
export type TokenEntry = {
  id: number;
  name: string;
  lastFour: string;
  canWrite: boolean;
  createdAt: string;
  /** True to the minute; null until the first use. */
  lastUsedAt: string | null;
  revokedAt: string | null;
};

/** Every token that was ever made, oldest first, revoked ones too (contract 1, "Token shape"). */
export async function listTokens(ctx: Pick<CatalogContext, "db">): Promise<TokenEntry[]> {
  return ctx.db
    .select({
      id: tokens.id,
      name: tokens.name,
      lastFour: tokens.last_four,
      canWrite: tokens.can_write,
      createdAt: utcText<string>(tokens.created_at),
      lastUsedAt: utcText<string | null>(tokens.last_used_at),
      revokedAt: utcText<string | null>(tokens.revoked_at),
    })
    .from(tokens)
    .orderBy(tokens.id);
}

function utcText<Value>(column: AnyColumn): SQL<Value> {
  return sql<Value>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
