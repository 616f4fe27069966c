import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiContext } from "../api-env.ts";
import { pack } from "../packing.ts";

export type AnswerOptions = {
  status?: ContentfulStatusCode;
  etag?: string;
  headers?: Record<string, string>;
};

/**
 * Answers with JSON that is already written; 304 when the client holds it (contract 3.2, 3.3). Headers
 * stay a plain object, which @hono/node-server passes on as it is. Compressed is the text itself: what
 * the middleware reads out of an answer are copies, which fill the memory sooner than they are let go.
 */
export async function answerJson(
  c: ApiContext,
  json: string | Buffer<ArrayBuffer>,
  { status = 200, etag, headers }: AnswerOptions = {},
): Promise<Response> {
  const all: Record<string, string> = { "cache-control": "private, no-cache", ...headers };
  if (etag) all.etag = etag;
  if (etag && status === 200 && isHeld(c.req.header("if-none-match"), etag))
    return new Response(null, { status: 304, headers: all });
  all["content-type"] = "application/json";
  if (!c.req.header("accept-encoding")) return new Response(json, { status, headers: all });
  all.vary = "Accept-Encoding";
  const packed = await pack(c, typeof json === "string" ? Buffer.from(json) : json);
  if (packed) all["content-encoding"] = packed.encoding;
  return new Response(packed?.bytes ?? json, { status, headers: all });
}

/** Compares whole tags; a proxy that compressed the answer may have marked it as weak. */
function isHeld(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
