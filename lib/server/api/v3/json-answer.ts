import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiContext } from "../api-env.ts";

export type AnswerOptions = {
  status?: ContentfulStatusCode;
  etag?: string;
  headers?: Record<string, string>;
};

/** Answers with JSON that is already text; 304 when the client holds it (contract 3.2, 3.3). */
export function answerJson(c: ApiContext, json: string, { status = 200, etag, headers }: AnswerOptions = {}) {
  const all: Record<string, string> = { "cache-control": "private, no-cache", ...headers };
  if (etag) all.etag = etag;
  if (etag && status === 200 && isHeld(c.req.header("if-none-match"), etag)) return c.body(null, 304, all);
  return c.body(json, status, { ...all, "content-type": "application/json" });
}

/** Compares whole tags; a proxy that compressed the answer may have marked it as weak. */
function isHeld(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
