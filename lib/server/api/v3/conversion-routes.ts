import { Hono } from "hono";
import { findContentAt } from "../../catalog/content/content-address.ts";
import { getContent } from "../../catalog/content/get-content.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { getConversion } from "../../catalog/conversions/get-conversion.ts";
import { retryConversion } from "../../catalog/conversions/retry-conversion.ts";
import type { ApiEnv } from "../api-env.ts";
import { readOptionalJsonBody } from "../middleware/json-body.ts";
import type { Passes } from "../storefront/passes.ts";
import { withPreviews } from "../storefront/preview-links.ts";
import { answerJson } from "./json-answer.ts";
import { addressOf, readTrackId } from "./request.ts";

/** How a conversion went; a deferred one is started, a failed one tried again, if need be with another file (contract 3.6). */
export function conversionRoutes(ctx: CatalogContext, passes: Passes): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get("/:id/conversion", async (c) => {
    const { id } = await findContentAt(ctx.db, addressOf(c));
    const track = c.req.query("track_id");
    const trackId = track === undefined ? null : readTrackId(track);
    const history = await getConversion(ctx, { id: String(id), idType: "internal" }, trackId);
    const data = await withPreviews(ctx, passes, id, history);
    return answerJson(c, JSON.stringify({ data }));
  });

  app.post("/:id/conversion", async (c) => {
    const { id } = await findContentAt(ctx.db, addressOf(c), "write");
    await retryConversion(ctx, id, await readOptionalJsonBody(c));
    const { json } = await getContent(ctx, { id: String(id), idType: "internal" });
    return answerJson(c, `{"data":${json}}`, { status: 202 });
  });

  return app;
}
