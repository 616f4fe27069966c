import "server-only";
import { createHash } from "node:crypto";
import { pool } from "./db/pool.ts";
import { env } from "./env.ts";

const WINDOW_SECONDS = 60;
/** Attempts in a minute on one account, from anywhere: enough for a person, useless for guessing. */
const PER_ACCOUNT = 10;
/** Attempts in a minute from one address, on any account. */
const PER_ADDRESS = 30;

/** Counts an attempt to sign in. Returns the seconds to wait, or 0 when it may go on. */
export async function countSignIn(email: string, headers: Headers): Promise<number> {
  const address = clientAddress(headers);
  const buckets = [{ key: `account:${email.toLowerCase()}`, limit: PER_ACCOUNT }];
  if (address) buckets.push({ key: `address:${address}`, limit: PER_ADDRESS });
  const waits = await Promise.all(buckets.map(({ key, limit }) => count(key, limit)));
  return Math.max(...waits);
}

export async function forgetSignIns(email: string): Promise<void> {
  await pool().query("delete from sign_in_attempts where key = $1 or ends_at < now()", [
    hashed(`account:${email.toLowerCase()}`),
  ]);
}

/** One statement, so that attempts at the same moment cannot all pass. */
async function count(key: string, limit: number): Promise<number> {
  const { rows } = await pool().query<{ attempts: number; wait_seconds: number }>(
    `insert into sign_in_attempts as kept (key, attempts, ends_at)
     values ($1, 1, now() + make_interval(secs => $2))
     on conflict (key) do update set
       attempts = case when kept.ends_at < now() then 1 else kept.attempts + 1 end,
       ends_at = case when kept.ends_at < now() then excluded.ends_at else kept.ends_at end
     returning attempts, ceil(extract(epoch from ends_at - now()))::int as wait_seconds`,
    [hashed(key), WINDOW_SECONDS],
  );
  const [row] = rows;
  return row && row.attempts > limit ? Math.max(1, row.wait_seconds) : 0;
}

/** Keys hold addresses of people; a hash is enough to count. */
function hashed(key: string) {
  return createHash("sha256").update(key).digest("base64url");
}

/** The address a trusted proxy saw. Without one, any client can write this header, so it counts for nothing. */
function clientAddress(headers: Headers): string | undefined {
  if (!env().TRUST_PROXY) return undefined;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
}
