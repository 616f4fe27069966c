import { createHash } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { fault } from "#lib/content/fault-schema.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { runOnce } from "../../catalog/run-once.ts";
import type { ApiContext } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { RequestRefused } from "../request-refused.ts";
import { type AnswerOptions, answerJson } from "./json-answer.ts";
import { queryOf } from "./request.ts";

type Answer = { json: string } & AnswerOptions;

/**
 * Answers a POST; under an Idempotency-Key its work is done once, and its answer repeated (contract
 * 3.3). The work writes and reads through the context that it is given.
 *
 * @throws RequestRefused 400 on a key of another form
 */
export async function answerOnce(
  c: ApiContext,
  ctx: CatalogContext,
  work: (ctx: CatalogContext) => Promise<Answer>,
): Promise<Response> {
  const key = c.req.header("idempotency-key");
  if (key === undefined) {
    const { json, ...options } = await work(ctx);
    return answerJson(c, json, options);
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new RequestRefused(400, fault("bad_idempotency_key"));
  const claim = { tokenId: c.get("grant").id, key, requestHash: await requestHash(c) };
  const { status, headers, body } = await runOnce(ctx, claim, async (inside) => {
    const { json, status = 200, etag, headers = {} } = await work(inside);
    return { status, headers: etag ? { ...headers, etag } : headers, body: json };
  });
  return answerJson(c, body, { status: status as ContentfulStatusCode, headers });
}

async function requestHash(c: ApiContext): Promise<Buffer> {
  const path = c.req.path.replace(/\/$/, "");
  const request = JSON.stringify([path, queryOf(c).toString(), await readJsonBody(c)]);
  return createHash("sha256").update(request).digest();
}
