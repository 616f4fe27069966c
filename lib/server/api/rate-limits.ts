import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Grant, STORE_TOKEN_ID } from "../catalog/tokens/verify-token.ts";

export type RequestKind = "reads" | "writes" | "bulk";

/** Requests for each token and minute; 0 for no limit. */
export type RateLimits = Record<RequestKind, number>;

export type RateLimitSettings = {
  /** For tokens of the table. */
  issued: RateLimits;
  /** For CONTENT_API_TOKEN. */
  store: RateLimits;
  /** Where requests are counted: `postgres` when several processes share the limits. */
  counter: "memory" | "postgres";
};

export type Count = { limit: number; remaining: number; resetInMs: number; isOver: boolean };

/** Counts one request of a token; null where there is no limit. */
export type CountRequest = (grant: Grant, kind: RequestKind) => Promise<Count | null>;

const WINDOW_SECONDS = 60;
const KINDS: readonly RequestKind[] = ["reads", "writes", "bulk"];

type Limiter = RateLimiterMemory | RateLimiterPostgres;

/** Makes the counter of requests (contract 1, "Rate limit"). A minute begins with its first request. */
export function createRateLimits(settings: RateLimitSettings, pool: Pool): CountRequest {
  const limiters = { issued: limitersOf("issued"), store: limitersOf("store") };

  function limitersOf(whose: "issued" | "store"): Map<RequestKind, Limiter> {
    const limited = KINDS.filter((kind) => settings[whose][kind] > 0);
    return new Map(limited.map((kind) => [kind, makeLimiter(kind, settings[whose][kind])]));
  }

  function makeLimiter(kind: RequestKind, points: number): Limiter {
    const window = { keyPrefix: kind, points, duration: WINDOW_SECONDS };
    const inMemory = new RateLimiterMemory(window);
    if (settings.counter === "memory") return inMemory;
    return new RateLimiterPostgres({
      ...window,
      storeClient: pool,
      schemaName: "catalog",
      tableName: "rate_limits",
      tableCreated: true,
      // Who is over the limit costs the database nothing more.
      inMemoryBlockOnConsumed: points,
      // A database in trouble is no reason to turn requests away that need not touch it.
      insuranceLimiter: inMemory,
    });
  }

  return async (grant, kind) => {
    const limiter = limiters[grant.id === STORE_TOKEN_ID ? "store" : "issued"].get(kind);
    if (!limiter) return null;
    const { result, isOver } = await consume(limiter, grant.id);
    const { remainingPoints, msBeforeNext } = result;
    return { limit: limiter.points, remaining: remainingPoints, resetInMs: msBeforeNext, isOver };
  };
}

async function consume(limiter: Limiter, key: string): Promise<{ result: RateLimiterRes; isOver: boolean }> {
  try {
    return { result: await limiter.consume(key), isOver: false };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { result: refusal, isOver: true };
    throw refusal;
  }
}
