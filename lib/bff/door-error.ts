import "server-only";
import type { ApiErrorBody, ApiErrorKind } from "#lib/http/api-error.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";

const STATUS_BY_KIND: Readonly<Record<ApiErrorKind, number>> = {
  invalid: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_many: 429,
  store_refused: 502,
  store_unreachable: 502,
  offline: 503,
  unexpected: 500,
};

type Details = {
  status?: number;
  errors?: Record<string, string[]>;
  retryAfterSeconds?: number | undefined;
};

/** A refusal by the dashboard's own server. */
export class DoorError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly errors: Record<string, string[]>;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ApiErrorKind, message: string, { status, errors, retryAfterSeconds }: Details = {}) {
    super(message);
    this.name = "DoorError";
    this.kind = kind;
    this.status = status ?? STATUS_BY_KIND[kind];
    this.errors = errors ?? {};
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Any error as one that may be shown. What is not known stays inside: its message may hold anything. */
export function toDoorError(error: unknown): DoorError {
  if (error instanceof DoorError) return error;
  if (!(error instanceof UpstreamError))
    return new DoorError("unexpected", "Something went wrong on the server.");
  const { kind, message, fieldErrors: errors, retryAfterSeconds } = error;
  return new DoorError(kind, message, { status: statusOf(error), errors, retryAfterSeconds });
}

function statusOf({ kind, status, timedOut }: UpstreamError): number {
  if (kind === "store_unreachable") return timedOut ? 504 : 502;
  if (kind === "invalid" && [400, 413, 422].includes(status)) return status;
  return kind === "unexpected" ? 502 : STATUS_BY_KIND[kind];
}

export function errorResponse(
  { kind, message, errors, status, retryAfterSeconds }: DoorError,
  requestId: string,
) {
  const body: ApiErrorBody = { kind, message, request_id: requestId };
  if (Object.keys(errors).length > 0) body.errors = errors;
  const headers = new Headers();
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  return Response.json(body, { status, headers });
}
