import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { tokens } from "../../db/schema/requests.ts";
import type { CatalogContext } from "../context.ts";
import { tokenHash } from "./token-hash.ts";

/** `id` tells tokens apart without telling them: that of the row, or `store` for CONTENT_API_TOKEN. */
export type Grant = { id: string; canWrite: boolean };

/** What a token allows, or null for one that is unknown or revoked. */
export type VerifyToken = (token: string) => Promise<Grant | null>;

export const STORE_TOKEN_ID = "store";

/** How long a revoked token may go on working in one process. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 1_000;

/**
 * Makes the check of tokens (contract 1): the store's own from CONTENT_API_TOKEN, and those of the
 * table `tokens`. Only hashes are compared and kept.
 */
export function createVerifyToken(ctx: Pick<CatalogContext, "db">, storeToken: string): VerifyToken {
  const storeHash = tokenHash(storeToken);
  const cache = new Map<string, { grant: Promise<Grant | null>; until: number }>();

  return async (token) => {
    const hash = tokenHash(token);
    if (timingSafeEqual(hash, storeHash)) return { id: STORE_TOKEN_ID, canWrite: true };
    const key = hash.toString("base64");
    const cached = cache.get(key);
    if (cached && cached.until > Date.now()) return cached.grant;
    const grant = findGrant(ctx, hash);
    // Guessed tokens must not fill the memory.
    if (cache.size >= CACHE_SIZE) cache.clear();
    // The question, not its answer: requests that come at once ask the database once.
    cache.set(key, { grant, until: Date.now() + CACHE_MS });
    grant.catch(() => cache.delete(key));
    return grant;
  };
}

async function findGrant({ db }: Pick<CatalogContext, "db">, hash: Buffer): Promise<Grant | null> {
  const [row] = await db
    .select({ id: tokens.id, canWrite: tokens.can_write })
    .from(tokens)
    .where(and(eq(tokens.hash, hash), isNull(tokens.revoked_at)));
  if (!row) return null;
  await noteUse(db, row.id);
  return { id: String(row.id), canWrite: row.canWrite };
}

/** Once a minute at most, however many processes see the token. */
async function noteUse(db: CatalogContext["db"], id: number): Promise<void> {
  const isDue = or(isNull(tokens.last_used_at), lt(tokens.last_used_at, sql`now() - interval '1 minute'`));
  await db
    .update(tokens)
    .set({ last_used_at: sql`now()` })
    .where(and(eq(tokens.id, id), isDue));
}
