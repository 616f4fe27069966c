import "server-only";
import type { FieldsSaid, Said } from "#lib/content/said-schema.ts";
import type { ApiErrorKind } from "#lib/http/api-error.ts";

export type UpstreamErrorKind = Exclude<ApiErrorKind, "signed_out" | "forbidden" | "offline">;

type Details = {
  /** Status of the store's answer, or 0 when there was none. */
  status: number;
  fieldErrors?: Record<string, string[]>;
  /** What the message and the sentences of the fields say, where the store has codes (contract 1). */
  said?: Said | undefined;
  fieldsSaid?: FieldsSaid;
  /** Of a 412: the fields that were written meanwhile. */
  changed?: string[];
  /** Whether the time limit ended the call: the store may still have done what was asked. */
  timedOut?: boolean;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** The one error of lib/upstream. Its message is fit for people and never holds the token. */
export class UpstreamError extends Error {
  readonly kind: UpstreamErrorKind;
  readonly status: number;
  readonly fieldErrors: Record<string, string[]>;
  readonly said: Said | undefined;
  readonly fieldsSaid: FieldsSaid;
  readonly changed: string[];
  readonly timedOut: boolean;
  readonly retryAfterSeconds: number | undefined;

  // Pages and routes are bundled apart, each with this class, and share one store: known by name.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "UpstreamError";
  }

  constructor(kind: UpstreamErrorKind, message: string, details: Details) {
    super(message, { cause: details.cause });
    this.name = "UpstreamError";
    this.kind = kind;
    this.status = details.status;
    this.fieldErrors = details.fieldErrors ?? {};
    this.said = details.said;
    this.fieldsSaid = details.fieldsSaid ?? {};
    this.changed = details.changed ?? [];
    this.timedOut = details.timedOut ?? false;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Whether the store said that it does not know this address, parameter or verb (contract 9). */
export function isMissingFeature(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && [404, 405, 422, 501].includes(error.status);
}
