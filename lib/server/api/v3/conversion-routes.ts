import { Hono } from "hono";
import { findContentAt } from "../../catalog/content/content-address.ts";
import { getContent } from "../../catalog/content/get-content.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { retryConversion } from "../../catalog/conversions/retry-conversion.ts";
import type { ApiEnv } from "../api-env.ts";
import { answerJson } from "./json-answer.ts";
import { addressOf } from "./request.ts";

/** Starts a deferred conversion, or tries a failed one again (contract 3.6). */
export function conversionRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.post("/:id/conversion", async (c) => {
    const { id } = await findContentAt(ctx.db, addressOf(c), "write");
    await retryConversion(ctx, id);
    const { json } = await getContent(ctx, { id: String(id), idType: "internal" });
    return answerJson(c, `{"data":${json}}`, { status: 202 });
  });

  return app;
}
