import { and, eq, gt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { fault } from "#lib/content/fault-schema.ts";
import { idempotencyKeys } from "../db/schema/requests.ts";
import { conflict, invalid } from "../errors.ts";
import type { CatalogContext, Database } from "./context.ts";

/** A write as its client names it. `requestHash` tells another request under the same key apart. */
export type OnceClaim = { tokenId: string; key: string; requestHash: Buffer };

export type StoredAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * Does a write once for each key of a token, and answers from the store after that (contract 3.3,
 * `Idempotency-Key`). `work` gets a context whose writes, and the stored answer, are one transaction:
 * a process that dies in between leaves nothing, and the key free. A lock that ends with the
 * transaction tells that the same key is at work. Only answers of success are stored.
 *
 * @throws CatalogError `conflict` while the first request runs, `invalid` for another request; whatever `work` throws
 */
export async function runOnce(
  ctx: CatalogContext,
  claim: OnceClaim,
  work: (ctx: CatalogContext) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const client = await ctx.db.$client.connect();
  try {
    return await drizzle({ client }).transaction(async (tx) => {
      await lockKey(tx, claim);
      const stored = await findAnswer(tx, claim);
      if (stored) return stored;
      // In a transaction the verbs' own ones become savepoints, and reads go over its connection too.
      const inside = Object.assign(tx, { $client: client }) as unknown as Database;
      const answer = await work({ ...ctx, db: inside });
      if (answer.status < 300) await storeAnswer(tx, claim, answer);
      return answer;
    });
  } finally {
    client.release();
  }
}

type Connection = Pick<Database, "select" | "insert" | "delete" | "execute">;

async function lockKey(db: Connection, { tokenId, key }: OnceClaim): Promise<void> {
  const result = await db.execute<{ is_ours: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${tokenId} ${key}`}, 0)) as is_ours`,
  );
  if (!result.rows[0]?.is_ours) throw conflict(fault("idempotency_key_in_use"));
}

async function findAnswer(
  db: Connection,
  { tokenId, key, requestHash }: OnceClaim,
): Promise<StoredAnswer | null> {
  const [row] = await db
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.token_id, tokenId),
        eq(idempotencyKeys.key, key),
        gt(idempotencyKeys.created_at, sql`now() - interval '24 hours'`),
      ),
    );
  if (!row) return null;
  if (row.request_hash.equals(requestHash)) return row;
  throw invalid({ "Idempotency-Key": [fault("used_idempotency_key", { key })] });
}

async function storeAnswer(db: Connection, claim: OnceClaim, { status, headers, body }: StoredAnswer) {
  const { tokenId, key, requestHash } = claim;
  const answer = { request_hash: requestHash, status, headers, body, created_at: sql`now()` };
  // An old answer under the key may wait to be purged.
  await db
    .insert(idempotencyKeys)
    .values({ token_id: tokenId, key, ...answer })
    .onConflictDoUpdate({ target: [idempotencyKeys.token_id, idempotencyKeys.key], set: answer });
}
