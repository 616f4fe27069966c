import "server-only";
import { pool } from "./db/pool.ts";
import { toDoorError } from "./door-error.ts";
import { logger } from "./logger.ts";
import type { SignedInVisit } from "./route.ts";

export type Change = {
  /** Noun and verb, such as `content.update`. */
  action: string;
  contentId?: string;
  /** The body that was sent. */
  sent?: unknown;
  /** Reads what the fields were. */
  before?: () => Promise<unknown>;
};

/**
 * Makes a change and records who asked for what. The record is written first, so that no change can
 * happen without one; the outcome is added afterwards.
 */
export async function audited<Result>(
  visit: SignedInVisit,
  change: Change,
  make: () => Promise<Result>,
  contentIdOf: (result: Result) => number | null = () => null,
): Promise<Result> {
  const id = await begin(visit, change);
  try {
    const result = await make();
    await finish(id, 200, contentIdOf(result));
    return result;
  } catch (error) {
    await finish(id, toDoorError(error).status, null);
    throw error;
  }
}

async function begin({ account, request, requestId }: SignedInVisit, change: Change): Promise<string> {
  const before = await change.before?.().catch(() => null);
  const { rows } = await pool().query<{ id: string }>(
    `insert into audit (request_id, account_id, account_email, role, action, method, path, content_id, request, before)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      requestId,
      account.id,
      account.email,
      account.role,
      change.action,
      request.method,
      new URL(request.url).pathname,
      change.contentId ?? null,
      toRecord(change.sent),
      toRecord(before),
    ],
  );
  return rows[0]?.id ?? "";
}

async function finish(id: string, status: number, contentId: number | null) {
  try {
    const text =
      "update audit set status = $2, finished_at = now(), content_id = coalesce(content_id, $3) where id = $1";
    await pool().query(text, [id, status, contentId === null ? null : String(contentId)]);
  } catch (error) {
    // The change is made and its record says so; only the outcome is missing.
    logger().error({ audit_id: id, reason: error instanceof Error ? error.message : "unknown" });
  }
}

const MAX_RECORD_LENGTH = 64 * 1024;
const SECRET = /token|password|secret|authorization/i;

/** The JSON text to keep: without secrets, and without what signed file addresses carry in their query. */
export function toRecord(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (SECRET.test(key)) return undefined;
    if (typeof part !== "string") return part;
    const address = key.endsWith("_url") ? part.replace(/[?#].*$/s, "") : part;
    // Neither NUL nor half of a surrogate pair can be kept by PostgreSQL.
    return address.replaceAll("\u0000", "").toWellFormed();
  });
  if (text.length <= MAX_RECORD_LENGTH) return text;
  const fields = typeof value === "object" ? Object.keys(value) : [];
  return JSON.stringify({ too_long: text.length, fields });
}
