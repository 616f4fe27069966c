import { Hono } from "hono";
import { fault } from "#lib/content/fault-schema.ts";
import { type BulkOutcome, createContents } from "../../catalog/content/create-contents.ts";
import { getContents } from "../../catalog/content/get-content.ts";
import { CORE } from "../../catalog/content/shape.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiEnv } from "../api-env.ts";
import { errorMembers } from "../error-members.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { answerOnce } from "./answer-once.ts";

/** Many titles in one request (contract 3.4). */
export function bulkRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.post("/bulk", async (c) => {
    const body = await readJsonBody(c);
    return answerOnce(c, ctx, async (inside) => {
      const outcomes = await createContents(inside, body);
      const ids = outcomes.flatMap((outcome) => ("id" in outcome ? [outcome.id] : []));
      const contents = await getContents(inside, ids, CORE);
      const items = outcomes.map((outcome, index) => toJson(outcome, index, contents));
      const total = outcomes.length;
      const meta = JSON.stringify({ total, created: ids.length, failed: total - ids.length });
      const refusal = ids.length > 0 ? "" : `${NONE.slice(1, -1)},`;
      const status = ids.length === total ? 201 : ids.length > 0 ? 207 : 422;
      return { json: `{${refusal}"data":[${items}],"meta":${meta}}`, status };
    });
  });

  return app;
}

const NONE = JSON.stringify(errorMembers(fault("none_created")));

function toJson(outcome: BulkOutcome, index: number, contents: ReadonlyMap<number, string>): string {
  const head = `{"index":${index},"client_ref":${JSON.stringify(outcome.clientRef ?? null)}`;
  if ("id" in outcome) return `${head},"status":"created","content":${contents.get(outcome.id)}}`;
  return `${head},"status":"failed",${JSON.stringify(errorMembers(outcome.fault, outcome.faults)).slice(1)}`;
}
