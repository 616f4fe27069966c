import "server-only";
import { randomUUID } from "node:crypto";
import { type Account, ROLES, type Role } from "#lib/accounts/schema.ts";
import type { ContentApi } from "#lib/upstream/content-api.ts";
import { readSession } from "./auth.ts";
import { DoorError, errorResponse, toDoorError } from "./door-error.ts";
import { env } from "./env.ts";
import { logger } from "./logger.ts";
import { isSameOrigin } from "./origin.ts";
import { contentApi } from "./store.ts";

type Visit = { request: Request; requestId: string; params: Record<string, string> };
export type SignedInVisit = Visit & { account: Account; api: ContentApi };

/** A catch-all route gets a list of parts where others get one word; a route without any gets nothing. */
type Params = Record<string, string | string[]>;
type Context = { params: Promise<Params> };
export type RouteHandler = (request: Request, context: Context) => Promise<Response>;

/**
 * A route of the browser's only door, for people with at least this role. Order matters: who sent
 * it, then who is signed in, then what they may do; only then is anything of the request read.
 */
export function route(
  { role }: { role: Role },
  handle: (visit: SignedInVisit) => Promise<Response>,
): RouteHandler {
  return openRoute(async (visit) => {
    const session = await readSession(visit.request.headers, true);
    if (!session)
      throw new DoorError("signed_out", "Sign in to go on.", {
        said: { code: "sign_in_required", params: {} },
      });
    const { account, setCookies } = session;
    if (ROLES.indexOf(account.role) < ROLES.indexOf(role)) {
      const params = { needed: role, role: account.role };
      throw new DoorError("forbidden", `This takes the role of ${role}; yours is ${account.role}.`, {
        said: { code: "role_too_low", params },
      });
    }
    const response = await handle({ ...visit, account, api: contentApi(visit.requestId) });
    for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
    return response;
  });
}

/** A route for people who are not signed in: sign-in and set-up. A change still needs a same-origin proof. */
export function openRoute(handle: (visit: Visit) => Promise<Response>): RouteHandler {
  return async (request, { params }) => {
    const requestId = readRequestId(request.headers);
    const startedAt = performance.now();
    let response: Response;
    try {
      checkOrigin(request);
      response = await handle({ request, requestId, params: onlyWords(await params) });
    } catch (error) {
      response = await refuse(error, requestId, request);
    }
    response.headers.set("x-request-id", requestId);
    response.headers.set("cache-control", "no-store, private");
    logger().debug({
      request_id: requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
    });
    return response;
  };
}

/** Next gives a route without a parameter in its address no parameters at all, whatever its types say. */
function onlyWords(params: Record<string, string | string[]> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

function checkOrigin({ method, headers }: Request) {
  if (method === "GET" || method === "HEAD" || isSameOrigin(headers, env().PUBLIC_URL)) return;
  throw new DoorError(
    "forbidden",
    "This request did not come from a page of this dashboard. Open the dashboard at its public address and try again.",
    { said: { code: "foreign_origin", params: {} } },
  );
}

async function refuse(error: unknown, requestId: string, request: Request): Promise<Response> {
  const { method, url } = request;
  const refusal = toDoorError(error);
  if (refusal.status >= 500) {
    logger().error({
      request_id: requestId,
      method,
      path: new URL(url).pathname,
      status: refusal.status,
      kind: refusal.kind,
      // An error of the store has a safe message; one of ours is worth its stack, in the log only.
      reason: refusal.kind === "unexpected" && error instanceof Error ? error.stack : refusal.message,
    });
  }
  return errorResponse(refusal, requestId, request);
}

const REQUEST_ID = /^[\w.-]{1,64}$/;

function readRequestId(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given && REQUEST_ID.test(given) ? given : randomUUID();
}
