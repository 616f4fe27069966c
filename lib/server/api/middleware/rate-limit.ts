import { createMiddleware } from "hono/factory";
import { fault } from "#lib/content/fault-schema.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import type { CountRequest, RequestKind } from "../rate-limits.ts";
import { RequestRefused } from "../request-refused.ts";

const BULK_PATH = /^\/api\/v3\/content\/bulk\/?$/;

/** Turns away a token that asks too often, and tells every token how much it has left (contract 1). */
export function rateLimit(countRequest: CountRequest) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const count = await countRequest(c.get("grant"), kindOf(c));
    if (count) {
      const resetAt = Math.ceil((Date.now() + count.resetInMs) / 1000);
      const { outgoing } = c.env;
      outgoing.setHeader("x-ratelimit-limit", String(count.limit));
      outgoing.setHeader("x-ratelimit-remaining", String(count.remaining));
      outgoing.setHeader("x-ratelimit-reset", String(resetAt));
    }
    if (count?.isOver) {
      c.header("retry-after", String(Math.max(1, Math.ceil(count.resetInMs / 1000))));
      throw new RequestRefused(429, fault("too_many_attempts"));
    }
    await next();
  });
}

function kindOf({ req }: ApiContext): RequestKind {
  if (req.method === "GET" || req.method === "HEAD") return "reads";
  return req.method === "POST" && BULK_PATH.test(req.path) ? "bulk" : "writes";
}
