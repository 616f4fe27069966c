import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { CatalogContext } from "../catalog/context.ts";
import { createVerifyToken } from "../catalog/tokens/verify-token.ts";
import type { ApiEnv } from "./api-env.ts";
import { coverRoutes } from "./covers.ts";
import { answerMethodNotAllowed, answerNotFound, createErrorResponse, V1_PREFIX } from "./error-response.ts";
import { healthRoutes } from "./health.ts";
import { createMetrics } from "./metrics.ts";
import { compress } from "./middleware/compress.ts";
import { rateLimit } from "./middleware/rate-limit.ts";
import { requestLog } from "./middleware/request-log.ts";
import { requireHttps } from "./middleware/require-https.ts";
import { requireToken, V1_TOKEN_PLACES, V3_TOKEN_PLACES } from "./middleware/require-token.ts";
import { createRateLimits, type RateLimitSettings } from "./rate-limits.ts";
import { referenceRoutes } from "./reference/reference-routes.ts";
import { createPasses } from "./storefront/passes.ts";
import { storefrontRoutes } from "./storefront/storefront-routes.ts";
import { createV1Routes } from "./v1/routes.ts";
import { ISSUES_PATH } from "./v1/success.ts";
import { V3_PATH } from "./v3/content-routes.ts";
import { createV3Routes } from "./v3/routes.ts";
import { BISAC_PATH, TERMS_PATH, wordRoutes } from "./v3/word-routes.ts";

export type ApiOptions = {
  /** The store's own token (CONTENT_API_TOKEN), beside those of the table. */
  storeToken: string;
  /** Believe X-Forwarded-Proto (TRUST_PROXY). */
  trustProxy: boolean;
  rateLimits: RateLimitSettings;
  /** Signs what stands in addresses (AUTH_SECRET): the same for every process of a store. */
  signingSecret: string;
};

/** The Content API, both versions over one set of data. Served by @hono/node-server. */
export function createApi(ctx: CatalogContext, options: ApiOptions): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>({ strict: false });
  const verify = createVerifyToken(ctx, options.storeToken);
  const metrics = createMetrics(ctx);
  const passes = createPasses(options.signingSecret);
  const countRequest = createRateLimits(options.rateLimits, ctx.db.$client);

  app.onError(createErrorResponse(ctx));
  app.notFound(answerNotFound);
  app.use(requestLog(ctx.logger));
  app.use(metrics.measure);
  app.route("/", healthRoutes(ctx, metrics));
  app.route("/files/covers", coverRoutes(ctx));
  app.route("/", referenceRoutes(ctx));
  app.route("/", storefrontRoutes(ctx, passes));

  for (const [prefix, places] of [
    [V3_PATH, V3_TOKEN_PLACES] as const,
    [TERMS_PATH, V3_TOKEN_PLACES] as const,
    [BISAC_PATH, V3_TOKEN_PLACES] as const,
    [V1_PREFIX, V1_TOKEN_PLACES] as const,
  ]) {
    const scope = `${prefix}/*`;
    app.use(scope, compress);
    app.use(scope, requireHttps(options));
    app.use(scope, requireToken(verify, places));
    app.use(scope, rateLimit(countRequest));
    app.use(scope, methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
  }
  app.route(V3_PATH, createV3Routes(ctx, passes));
  app.route("/", wordRoutes(ctx));
  app.route(ISSUES_PATH, createV1Routes(ctx));
  return app;
}
