import { Hono } from "hono";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiEnv } from "../api-env.ts";
import type { Passes } from "./passes.ts";
import { answerProduct } from "./product-page.ts";
import { answerReader } from "./reader-page.ts";
import { type FindVisit, readingFiles } from "./reading-files.ts";
import { answerClosed, answerNoBook } from "./refusal-pages.ts";
import { canRead, visitByPass, visitBySlug } from "./visit.ts";

/** `product_url` and `reader_url` of the embedded store, for anyone, and previews for editors (contract 3.9). */
export function storefrontRoutes(ctx: CatalogContext, passes: Passes): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const bySlug: FindVisit = (c) => visitBySlug(ctx, c.req.param("slug") ?? "");
  const byPass: FindVisit = (c) => visitByPass(ctx, passes, c.req.param("pass") ?? "");

  app.get("/books/:slug", async (c) => {
    const visit = await bySlug(c);
    return visit ? answerProduct(c, ctx, visit) : answerNoBook(c, ctx, "missing");
  });

  for (const [path, findVisit, why] of [
    ["/books/:slug", bySlug, "missing"] as const,
    ["/previews/:pass", byPass, "expired"] as const,
  ]) {
    app.get(`${path}/read`, async (c) => {
      const visit = await findVisit(c);
      if (!visit || visit.book.fileType === "physical") return answerNoBook(c, ctx, why);
      return canRead(visit) ? answerReader(c, ctx, visit) : answerClosed(c, ctx, visit);
    });
    app.route(path, readingFiles(ctx, findVisit));
  }
  return app;
}
