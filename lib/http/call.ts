import type { z } from "zod";
import { ApiError, apiErrorBodySchema } from "./api-error.ts";

type CallOptions<Schema extends z.ZodType> = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** ETag that must still hold, for writes. */
  ifMatch?: string | undefined;
  /** Names this submission, so that sending it again does it only once. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Shape of the answer. Left out for answers without a body. */
  schema: Schema;
};

export type Answer<Data> = { data: Data; etag: string | null };

/** Calls a route of the proxy and parses its answer. Throws ApiError, and nothing else but an abort. */
export async function callApi<Schema extends z.ZodType>(
  url: string,
  { method = "GET", body, ifMatch, idempotencyKey, signal, schema }: CallOptions<Schema>,
): Promise<Answer<z.output<Schema>>> {
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (ifMatch) headers.set("if-match", ifMatch);
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);
  const res = await fetch(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    cache: "no-store",
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, { kind: "offline", message: "The dashboard could not be reached." });
  });
  const json: unknown = res.status === 204 ? undefined : await res.json().catch(() => undefined);
  if (!res.ok) throw toApiError(res, json);
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ApiError(res.status, { kind: "unexpected", message: "The answer could not be read." });
  }
  return { data: parsed.data, etag: res.headers.get("etag") };
}

function toApiError(res: Response, json: unknown): ApiError {
  const body = apiErrorBodySchema.safeParse(json);
  if (body.success) return new ApiError(res.status, body.data);
  const requestId = res.headers.get("x-request-id") ?? undefined;
  // A gateway in front of the dashboard speaks for itself, and may be well again in a moment.
  const kind = res.status >= 502 && res.status <= 504 ? "store_unreachable" : "unexpected";
  return new ApiError(res.status, {
    kind,
    message: `HTTP ${res.status}`,
    request_id: requestId,
  });
}
