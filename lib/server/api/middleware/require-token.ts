import { createMiddleware } from "hono/factory";
import { fault } from "#lib/content/fault-schema.ts";
import type { VerifyToken } from "../../catalog/tokens/verify-token.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import { RequestRefused } from "../request-refused.ts";
import { readBodyToken } from "./json-body.ts";

const READING: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Where a version looks for the token, in turn. */
type TokenPlace = (c: ApiContext) => string | undefined | Promise<string | undefined>;

const inHeader: TokenPlace = (c) => c.req.header("x-user-token");
const inQuery: TokenPlace = (c) => c.req.query("api_token") || c.req.query("user_token");
const inBody: TokenPlace = async (c) => {
  if (READING.has(c.req.method)) return undefined;
  // A body that cannot be read holds no token: without one elsewhere the answer is 401, not 400.
  return readBodyToken(c).catch((error: unknown) => {
    if (error instanceof RequestRefused && error.status === 400) return undefined;
    throw error;
  });
};

/** Contract 1, "Token": version 3 never reads it from the query string, version 1 mostly does. */
export const V3_TOKEN_PLACES: TokenPlace[] = [inHeader, inBody];
export const V1_TOKEN_PLACES: TokenPlace[] = [inQuery, inHeader, inBody];

/** Lets in requests with a living token; one that may only read is kept from writing. */
export function requireToken(verify: VerifyToken, places: TokenPlace[]) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const token = await findToken(c, places);
    const grant = token ? await verify(token) : null;
    if (!grant) throw new RequestRefused(401, fault("unauthenticated"));
    if (!grant.canWrite && !READING.has(c.req.method)) throw new RequestRefused(403, fault("unauthorized"));
    c.set("grant", grant);
    await next();
  });
}

async function findToken(c: ApiContext, places: TokenPlace[]): Promise<string | undefined> {
  for (const place of places) {
    const token = await place(c);
    if (token) return token;
  }
  return undefined;
}
