import { Hono } from "hono";
import type { CatalogContext } from "../../catalog/context.ts";
import { searchBisac } from "../../catalog/terms/search-bisac.ts";
import { createTermSearch } from "../../catalog/terms/search-terms.ts";
import type { ApiEnv } from "../api-env.ts";
import { answerJson } from "./json-answer.ts";
import { queryOf } from "./request.ts";

export const TERMS_PATH = "/api/v3/terms";
export const BISAC_PATH = "/api/v3/bisac";

/** Words that a form offers while one types: those in use, and the subjects of BISAC (contract 3.8). */
export function wordRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const searchTerms = createTermSearch(ctx);
  return new Hono<ApiEnv>()
    .get(TERMS_PATH, async (c) => answerJson(c, JSON.stringify({ data: await searchTerms(queryOf(c)) })))
    .get(BISAC_PATH, (c) => answerJson(c, JSON.stringify({ data: searchBisac(queryOf(c)) })));
}
