import { Hono } from "hono";
import { createContentStats } from "../../catalog/content/content-stats.ts";
import { createContent } from "../../catalog/content/create-content.ts";
import { deleteContent } from "../../catalog/content/delete-content.ts";
import { getContent, readItemShape } from "../../catalog/content/get-content.ts";
import { listContent } from "../../catalog/content/list-content.ts";
import { restoreContent } from "../../catalog/content/restore-content.ts";
import { updateContent } from "../../catalog/content/update-content.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { answerOnce } from "./answer-once.ts";
import { answerJson } from "./json-answer.ts";
import { pageLinks } from "./page-links.ts";
import { createRecentPages } from "./recent-pages.ts";
import { addressOf, ifMatchOf, queryOf } from "./request.ts";

export const V3_PATH = "/api/v3/content";

/** The list and the single title (contract 3.2, 3.3). */
export function contentRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const listUrl = ctx.store.publicUrl + V3_PATH;
  const toPage = createRecentPages();

  /** The whole title as it is after a write. */
  const answerWritten = async (c: ApiContext, id: number) => {
    const { json, etag } = await getContent(ctx, { id: String(id), idType: "internal" });
    return answerJson(c, `{"data":${json}}`, { etag });
  };

  app.get("/", async (c) => {
    const params = queryOf(c);
    const { items, next, prev } = await listContent(ctx, params);
    const link = pageLinks(listUrl, params);
    const links = JSON.stringify({ next: link(next), prev: link(prev) });
    const text = `{"data":[${items}],"links":${links},"meta":{"has_more":${next !== null}}}`;
    const { bytes, etag } = toPage(c.req.url, text);
    return answerJson(c, bytes, { etag });
  });

  app.post("/", async (c) => {
    const body = await readJsonBody(c);
    return answerOnce(c, ctx, async (inside) => {
      const { id } = await createContent(inside, body);
      const { json, etag } = await getContent(inside, { id: String(id), idType: "internal" });
      return { json: `{"data":${json}}`, status: 201, etag, headers: { location: `${listUrl}/${id}` } };
    });
  });

  const stats = createContentStats(ctx);
  app.get("/stats", async (c) => answerJson(c, JSON.stringify({ data: await stats() })));

  app.get("/:id", async (c) => {
    const { json, etag } = await getContent(ctx, addressOf(c), readItemShape(queryOf(c)));
    return answerJson(c, `{"data":${json}}`, { etag });
  });

  app.put("/:id", async (c) => {
    const { id } = await updateContent(ctx, addressOf(c), await readJsonBody(c), ifMatchOf(c));
    return answerWritten(c, id);
  });

  app.delete("/:id", async (c) => {
    await deleteContent(ctx, addressOf(c), ifMatchOf(c));
    return c.body(null, 204);
  });

  app.post("/:id/restore", async (c) => {
    const { id } = await restoreContent(ctx, addressOf(c));
    return answerWritten(c, id);
  });

  return app;
}
