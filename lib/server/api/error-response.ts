import { STATUS_CODES } from "node:http";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { getContent } from "../catalog/content/get-content.ts";
import type { CatalogContext } from "../catalog/context.ts";
import { listTracks } from "../catalog/tracks/list-tracks.ts";
import { CatalogError, type CatalogErrorKind, type FieldErrors, StaleError } from "../errors.ts";
import type { ApiContext } from "./api-env.ts";
import { RequestRefused } from "./request-refused.ts";

export const V1_PREFIX = "/integration-api/v1";

type Fault = { status: ContentfulStatusCode; message: string; errors?: FieldErrors | undefined };

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
    const fault = toFault(error);
    if (fault) return answerFault(c, fault);
    const requestId = c.get("requestId");
    ctx.logger.error(
      { err: error, request_id: requestId, method: c.req.method, path: c.req.path },
      "uncaught",
    );
    return answerFault(c, { status: 500, message: "Server error." }, { request_id: requestId });
  };
  return (error: unknown, c: ApiContext): Response | Promise<Response> =>
    error instanceof StaleError
      ? answerStale(ctx, error, c).catch((failure: unknown) => answer(failure, c))
      : answer(error, c);
}

/** What has become of it meanwhile stands beside the refusal, with its ETag (contract 3.3, `If-Match`). */
async function answerStale(
  ctx: Pick<CatalogContext, "db" | "store">,
  { subject, contentId, message, changed }: StaleError,
  c: ApiContext,
): Promise<Response> {
  const address = { id: String(contentId), idType: "internal" as const };
  const { json, etag } = await (subject === "tracks" ? listTracks(ctx, address) : getContent(ctx, address));
  c.header("etag", etag);
  return answerFault(c, { status: 412, message }, { current: JSON.parse(json), changed });
}

/** The answer for an address that is no route. */
export function answerNotFound(c: ApiContext): Response {
  return answerFault(c, { status: 404, message: "There is nothing at this address." });
}

/** The answer for a route that knows other methods. */
export function answerMethodNotAllowed(c: ApiContext, methods: string[]): Response {
  const message = `This address does not take ${c.req.method}. It takes ${methods.join(", ")}.`;
  const res = answerFault(c, { status: 405, message });
  res.headers.set("allow", methods.join(", "));
  return res;
}

function toFault(error: unknown): Fault | null {
  if (error instanceof CatalogError) {
    const errors = error.kind === "invalid" ? error.errors : undefined;
    return { status: STATUS_OF_KIND[error.kind], message: error.message, errors };
  }
  return error instanceof RequestRefused ? error : null;
}

function answerFault(c: ApiContext, { status, message, errors }: Fault, extra: object = {}): Response {
  const details = { ...(errors ? { errors } : {}), ...extra };
  if (c.req.header("accept")?.includes("application/problem+json")) {
    const title = STATUS_CODES[status] ?? "Error";
    const problem = { type: "about:blank", title, status, detail: message, ...details };
    return c.body(JSON.stringify(problem), status, { "content-type": "application/problem+json" });
  }
  const code = c.req.path.startsWith(V1_PREFIX) ? { CODE: v1Code(status) } : {};
  return c.json({ ...code, message, ...details }, status);
}

/** The word of version 1 for an error. */
export function v1Code(status: number): string {
  if (status === 400 || status === 413 || status === 422) return "validation_error";
  if (status === 401) return "unauthenticated";
  if (status === 404) return "not_found";
  return status === 409 || status === 412 ? "conflict" : "error";
}
