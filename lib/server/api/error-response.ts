import { STATUS_CODES } from "node:http";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Fault, type FieldFaults, fault } from "#lib/content/fault-schema.ts";
import { getContent } from "../catalog/content/get-content.ts";
import type { CatalogContext } from "../catalog/context.ts";
import { listTracks } from "../catalog/tracks/list-tracks.ts";
import { isDatabaseUnavailable } from "../db/is-unavailable.ts";
import { CatalogError, type CatalogErrorKind, StaleError } from "../errors.ts";
import type { ApiContext } from "./api-env.ts";
import { errorMembers } from "./error-members.ts";
import { RequestRefused } from "./request-refused.ts";

export const V1_PREFIX = "/integration-api/v1";

const RETRY_AFTER_SECONDS = "5";

/** What is said to the client: one fault of the whole, and those of its fields. */
type Refusal = { status: ContentfulStatusCode; fault: Fault; faults?: FieldFaults | undefined };

const STATUS_OF_KIND: Record<CatalogErrorKind, ContentfulStatusCode> = {
  invalid: 422,
  content_not_found: 404,
  track_not_found: 404,
  ambiguous_id: 409,
  conflict: 409,
  stale: 412,
};

/** Turns whatever a route or verb threw into the error shape of its version (contract 1, "Errors"). */
export function createErrorResponse(ctx: Pick<CatalogContext, "db" | "store" | "logger">) {
  const answer = (error: unknown, c: ApiContext): Response => {
    const refusal = toRefusal(error);
    if (refusal) return answerRefusal(c, refusal);
    const requestId = c.get("requestId");
    ctx.logger.error(
      { err: error, request_id: requestId, method: c.req.method, path: c.req.path },
      "uncaught",
    );
    const isUnavailable = isDatabaseUnavailable(error);
    if (isUnavailable) c.header("retry-after", RETRY_AFTER_SECONDS);
    const refused: Refusal = isUnavailable
      ? { status: 503, fault: fault("unavailable") }
      : { status: 500, fault: fault("server_error") };
    return answerRefusal(c, refused, { request_id: requestId });
  };
  return (error: unknown, c: ApiContext): Response | Promise<Response> =>
    error instanceof StaleError
      ? answerStale(ctx, error, c).catch((failure: unknown) => answer(failure, c))
      : answer(error, c);
}

/** What has become of it meanwhile stands beside the refusal, with its ETag (contract 3.3, `If-Match`). */
async function answerStale(
  ctx: Pick<CatalogContext, "db" | "store">,
  { subject, contentId, fault: stale, changed }: StaleError,
  c: ApiContext,
): Promise<Response> {
  const address = { id: String(contentId), idType: "internal" as const };
  const { json, etag } = await (subject === "tracks" ? listTracks(ctx, address) : getContent(ctx, address));
  c.header("etag", etag);
  return answerRefusal(c, { status: 412, fault: stale }, { current: JSON.parse(json), changed });
}

/** The answer for an address that is no route. */
export function answerNotFound(c: ApiContext): Response {
  return answerRefusal(c, { status: 404, fault: fault("no_such_address") });
}

/** The answer for a route that knows other methods. */
export function answerMethodNotAllowed(c: ApiContext, methods: string[]): Response {
  const refused = fault("method_not_allowed", { method: c.req.method, allowed: methods.join(", ") });
  const res = answerRefusal(c, { status: 405, fault: refused });
  res.headers.set("allow", methods.join(", "));
  return res;
}

function toRefusal(error: unknown): Refusal | null {
  if (error instanceof CatalogError) {
    const faults = error.kind === "invalid" ? error.faults : undefined;
    return { status: STATUS_OF_KIND[error.kind], fault: error.fault, faults };
  }
  return error instanceof RequestRefused ? error : null;
}

function answerRefusal(c: ApiContext, { status, fault, faults }: Refusal, extra: object = {}): Response {
  const { message, ...members } = errorMembers(fault, faults);
  const details = { ...members, ...extra };
  if (c.req.header("accept")?.includes("application/problem+json")) {
    const title = STATUS_CODES[status] ?? "Error";
    const problem = { type: "about:blank", title, status, detail: message, ...details };
    return c.body(JSON.stringify(problem), status, { "content-type": "application/problem+json" });
  }
  const older = c.req.path.startsWith(V1_PREFIX) ? { CODE: v1Code(status) } : {};
  return c.json({ ...older, message, ...details }, status);
}

/** The word of version 1 for an error. */
export function v1Code(status: number): string {
  if (status === 400 || status === 413 || status === 422) return "validation_error";
  if (status === 401) return "unauthenticated";
  if (status === 404) return "not_found";
  return status === 409 || status === 412 ? "conflict" : "error";
}
