import { Hono } from "hono";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiEnv } from "../api-env.ts";
import type { Passes } from "../storefront/passes.ts";
import { bulkRoutes } from "./bulk-routes.ts";
import { contentRoutes } from "./content-routes.ts";
import { conversionRoutes } from "./conversion-routes.ts";
import { preflightRoutes } from "./preflight-routes.ts";
import { trackRoutes } from "./track-routes.ts";

/** Version 3 of the Content API, mounted at /api/v3/content (contract 3). */
export function createV3Routes(ctx: CatalogContext, passes: Passes): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .route("/", bulkRoutes(ctx))
    .route("/", preflightRoutes(ctx))
    .route("/", trackRoutes(ctx))
    .route("/", conversionRoutes(ctx, passes))
    .route("/", contentRoutes(ctx));
}
