import { Hono } from "hono";
import { preflightInputSchema } from "#lib/content/preflight-schema.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { parseInput } from "../../catalog/parse-input.ts";
import { preflight } from "../../files/preflight.ts";
import type { ApiEnv } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { answerJson } from "./json-answer.ts";

/** A look at a file before it becomes a title (contract 6). Counted as a write, so that nobody scans with it. */
export function preflightRoutes({ fileUrlAllow, maxFileMb }: CatalogContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post("/preflight", async (c) => {
    const input = parseInput(preflightInputSchema, await readJsonBody(c));
    return answerJson(c, JSON.stringify(await preflight(input, { allow: fileUrlAllow, maxFileMb })));
  });
}
