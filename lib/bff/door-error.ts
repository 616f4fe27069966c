import "server-only";
import type { FieldsSaid, Said } from "#lib/content/said-schema.ts";
import type { ApiErrorBody, ApiErrorKind } from "#lib/http/api-error.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";
import { inLanguageOf } from "./words.ts";

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
  /** What the sentences say, to be told in the language of the person. */
  said: Said | undefined;
  fieldsSaid?: FieldsSaid;
  changed?: string[];
  retryAfterSeconds?: number | undefined;
};

/** A refusal by the dashboard's own server. */
export class DoorError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly errors: Record<string, string[]>;
  readonly said: Said | undefined;
  readonly fieldsSaid: FieldsSaid;
  readonly changed: string[];
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ApiErrorKind, message: string, details: Details) {
    const { status, errors, said, fieldsSaid, changed, retryAfterSeconds } = details;
    super(message);
    this.name = "DoorError";
    this.kind = kind;
    this.status = status ?? STATUS_BY_KIND[kind];
    this.errors = errors ?? {};
    this.said = said;
    this.fieldsSaid = fieldsSaid ?? {};
    this.changed = changed ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Any error as one that may be shown. What is not known stays inside: its message may hold anything. */
export function toDoorError(error: unknown): DoorError {
  if (error instanceof DoorError) return error;
  if (!(error instanceof UpstreamError))
    return new DoorError("unexpected", "Something went wrong on the server.", {
      said: { code: "unexpected_failure", params: {} },
    });
  const { fieldErrors: errors } = error;
  return new DoorError(error.kind, error.message, { ...error, status: statusOf(error), errors });
}

function statusOf({ kind, status, timedOut }: UpstreamError): number {
  if (kind === "store_unreachable") return timedOut ? 504 : 502;
  if (kind === "invalid" && [400, 413, 422].includes(status)) return status;
  return kind === "unexpected" ? 502 : STATUS_BY_KIND[kind];
}

/** The answer to a refusal, in the language of whoever asked. */
export async function errorResponse(refusal: DoorError, requestId: string, request: Request) {
  const { kind, changed, status, retryAfterSeconds } = refusal;
  const { message, errors } = await inLanguageOf(request, refusal);
  const body: ApiErrorBody = { kind, message, request_id: requestId };
  if (Object.keys(errors).length > 0) body.errors = errors;
  if (changed.length > 0) body.changed = changed;
  const headers = new Headers();
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  return Response.json(body, { status, headers });
}
