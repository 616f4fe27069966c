import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { tokens } from "../../db/schema.ts";
import type { CatalogContext } from "../context.ts";
import { tokenHash } from "./token-hash.ts";

export type Grant = { canWrite: boolean };

/** What a token allows, or null for one that is unknown or revoked. */
export type VerifyToken = (token: string) => Promise<Grant | null>;

/** How long a revoked token may go on working in one process. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 1_000;

/**
 * Makes the check of tokens (contract 1): the store's own from CONTENT_API_TOKEN, and those of the
 * table `tokens`. Only hashes are compared and kept.
 */
export function createVerifyToken(ctx: Pick<CatalogContext, "db">, storeToken: string): VerifyToken {
  const storeHash = tokenHash(storeToken);
  const cache = new Map<string, { grant: Grant | null; until: number }>();

  return async (token) => {
    const hash = tokenHash(token);
    if (timingSafeEqual(hash, storeHash)) return { canWrite: true };
    const key = hash.toString("base64");
    const cached = cache.get(key);
    if (cached && cached.until > Date.now()) return cached.grant;
    const grant = await findGrant(ctx, hash);
    // Guessed tokens must not fill the memory.
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(key, { grant, until: Date.now() + CACHE_MS });
    return grant;
  };
}

async function findGrant(ctx: Pick<CatalogContext, "db">, hash: Buffer): Promise<Grant | null> {
  const [row] = await ctx.db
    .update(tokens)
    .set({ last_used_at: sql`now()` })
    .where(and(eq(tokens.hash, hash), isNull(tokens.revoked_at)))
    .returning({ canWrite: tokens.can_write });
  return row ?? null;
}
