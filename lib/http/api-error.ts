import { z } from "zod";

/** What went wrong on the way to the store, as the browser needs to tell it apart. */
export const API_ERROR_KINDS = [
  "invalid", // 400, 422: fields say why
  "signed_out", // 401 of the dashboard: sign in again
  "forbidden", // 403: this role may not
  "not_found",
  "conflict", // 409
  "stale", // 412: someone else changed it
  "too_many", // 429
  "store_refused", // the store refused the dashboard's token: an administrator must mend it
  "store_unreachable", // the store did not answer, or answered 5xx
  "offline", // the browser could not reach the dashboard
  "unexpected",
] as const;
export const apiErrorKindSchema = z.enum(API_ERROR_KINDS);
export type ApiErrorKind = z.infer<typeof apiErrorKindSchema>;

/** Kinds that answer what was asked, though not as hoped: asking again changes nothing. */
const ANSWERS: readonly ApiErrorKind[] = [
  "invalid",
  "signed_out",
  "forbidden",
  "not_found",
  "conflict",
  "stale",
];

/** The body of every answer of the proxy that is not a success. */
export const apiErrorBodySchema = z.object({
  kind: apiErrorKindSchema,
  message: z.string(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
  /** Of a 412: the fields that somebody else wrote meanwhile. */
  changed: z.array(z.string()).optional(),
  request_id: z.string().optional(),
});
export type ApiErrorBody = z.infer<typeof apiErrorBodySchema>;

/** The one error that calls to the proxy throw. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly fieldErrors: Readonly<Record<string, string[]>>;
  readonly changed: readonly string[];
  readonly requestId: string | undefined;

  constructor(status: number, body: ApiErrorBody) {
    super(body.message);
    this.name = "ApiError";
    this.kind = body.kind;
    this.status = status;
    this.fieldErrors = body.errors ?? {};
    this.changed = body.changed ?? [];
    this.requestId = body.request_id;
  }
}

/** Whether the question itself stays open: nobody has answered it. */
export function isNoAnswer(error: unknown): boolean {
  return error !== null && !(error instanceof ApiError && ANSWERS.includes(error.kind));
}

/** Whether nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.kind === "signed_out";
}
