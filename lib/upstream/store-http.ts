import "server-only";
import { Agent, type Dispatcher, request } from "undici";
import { z } from "zod";
import { type Said, saidSchema } from "#lib/content/said-schema.ts";
import { UpstreamError, type UpstreamErrorKind } from "./upstream-error.ts";

export type StoreConfig = {
  /** Address of the store, without a path of an API version. */
  url: string;
  token: string;
  connectTimeoutMs?: number;
  /** From the request to the last byte of the answer. */
  timeoutMs?: number;
  maxAnswerBytes?: number;
};

export type StoreRequest = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with every part already encoded. */
  path: string;
  query?: URLSearchParams;
  body?: unknown;
  ifMatch?: string | null;
  idempotencyKey?: string | null;
};

export type StoreAnswer = { status: number; json: unknown; etag: string | null };

/** How the token travels: a header (contract 1, v3) or the query string (v1). */
export type TokenPlace = "header" | "query";

export type StoreHttp = {
  send(call: StoreRequest): Promise<StoreAnswer>;
};

export type StoreConnection = {
  http(place: TokenPlace, requestId?: string): StoreHttp;
  close(): Promise<void>;
};

const CONNECT_TIMEOUT_MS = 5_000;
const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Opens one pool of kept-alive connections to a store. Redirects are never followed: they would carry the token away. */
export function connectStore(config: StoreConfig): StoreConnection {
  const timeoutMs = config.timeoutMs ?? TIMEOUT_MS;
  const dispatcher = new Agent({
    connect: { timeout: config.connectTimeoutMs ?? CONNECT_TIMEOUT_MS },
    connections: 64,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: config.maxAnswerBytes ?? MAX_ANSWER_BYTES,
  });
  return {
    http: (place, requestId) => ({
      send: (call) => send({ config, dispatcher, timeoutMs, place, requestId }, call),
    }),
    close: () => dispatcher.close(),
  };
}

type Line = {
  config: StoreConfig;
  dispatcher: Dispatcher;
  timeoutMs: number;
  place: TokenPlace;
  requestId: string | undefined;
};

async function send(line: Line, call: StoreRequest): Promise<StoreAnswer> {
  const { config, place } = line;
  const query = new URLSearchParams(call.query);
  if (place === "query") query.set("api_token", config.token);
  const search = query.size > 0 ? `?${query}` : "";
  const headers: Record<string, string> = { accept: "application/json" };
  if (place === "header") headers["x-user-token"] = config.token;
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.ifMatch) headers["if-match"] = call.ifMatch;
  if (call.idempotencyKey) headers["idempotency-key"] = call.idempotencyKey;
  if (line.requestId) headers["x-request-id"] = line.requestId;
  const signal = AbortSignal.timeout(line.timeoutMs);
  let status = 0;
  try {
    const res = await request(`${config.url}${call.path}${search}`, {
      method: call.method ?? "GET",
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      dispatcher: line.dispatcher,
      signal,
    });
    status = res.statusCode;
    const text = withoutToken(await res.body.text(), config.token);
    const json = parseJson(text);
    if (status >= 200 && status < 300 && (json !== undefined || text === "")) {
      const etag = headerText(res.headers.etag);
      return { status, json, etag: etag && withoutToken(etag, config.token) };
    }
    throw refusal(status, json, headerText(res.headers["retry-after"]));
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    throw unreachable(status, error, signal.aborted);
  }
}

/** A store may echo the token, as the page links of version 1 do: it is cut out before anything reads the answer. */
function withoutToken(text: string, token: string) {
  const forms = [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1)];
  return forms.reduce((rest, form) => (rest.includes(form) ? rest.replaceAll(form, "") : rest), text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function headerText(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : (value?.[0] ?? null);
}

const KIND_BY_STATUS: Readonly<Record<number, UpstreamErrorKind>> = {
  400: "invalid",
  401: "store_refused",
  403: "store_refused",
  404: "not_found",
  409: "conflict",
  412: "stale",
  413: "invalid",
  422: "invalid",
  429: "too_many",
};

const refusalSchema = z.object({
  message: z.string().optional().catch(undefined),
  errors: z.record(z.string(), z.array(z.string())).catch({}).default({}),
  code: z.string().optional().catch(undefined),
  params: saidSchema.shape.params.catch({}),
  codes: z.record(z.string(), z.array(saidSchema)).catch({}).default({}),
  changed: z.array(z.string()).catch([]).default([]),
});

function refusal(status: number, json: unknown, retryAfter: string | null): UpstreamError {
  const kind = KIND_BY_STATUS[status] ?? (status >= 500 || status < 400 ? "store_unreachable" : "unexpected");
  const body = refusalSchema.safeParse(json);
  // The store's own words about its inside or about the token are for its log, not for an editor.
  const ownWords = kind === "store_refused" || kind === "store_unreachable" ? undefined : body.data?.message;
  const seconds = Number(retryAfter);
  const { code, params = {}, errors = {}, codes = {}, changed = [] } = body.data ?? {};
  const own = ownSentence(kind, status);
  const isAboutFields = kind === "invalid" || kind === "conflict";
  return new UpstreamError(kind, ownWords ?? own.message, {
    status,
    fieldErrors: isAboutFields ? errors : {},
    fieldsSaid: isAboutFields ? codes : {},
    said: ownWords === undefined ? own.said : code === undefined ? undefined : { code, params },
    changed: kind === "stale" ? changed : [],
    retryAfterSeconds: retryAfter !== null && Number.isFinite(seconds) ? seconds : undefined,
  });
}

type Own = { message: string; said: Said };

function say(message: string, code: string, params: Said["params"] = {}): Own {
  return { message, said: { code, params } };
}

function ownSentence(kind: UpstreamErrorKind, status: number): Own {
  if (kind === "store_refused")
    return say("The store refused the token of the dashboard.", "store_refused_token");
  if (status >= 300 && status < 400)
    return say("The store answered with a redirect, which is not followed.", "store_redirects");
  if (status >= 200 && status < 300) return say("The store's answer could not be read.", "store_unreadable");
  return say(`The store answered with status ${status}.`, "store_status", { status });
}

function unreachable(status: number, error: unknown, timedOut: boolean): UpstreamError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const late = timedOut || /TIMEOUT/.test(code);
  const { message, said } = late
    ? say("The store did not answer in time.", "store_late")
    : code === "UND_ERR_RES_EXCEEDED_MAX_SIZE"
      ? say("The store's answer is too large.", "store_answer_too_large")
      : say("The store could not be reached.", "store_not_reached");
  // The original error may hold the address with the token of version 1: only its code is kept.
  return new UpstreamError("store_unreachable", message, { status, said, timedOut: late, cause: code });
}
