import { Hono } from "hono";
import type { CatalogContext } from "../catalog/context.ts";
import { areMigrationsCurrent } from "../db/migrations-current.ts";
import type { ApiEnv } from "./api-env.ts";
import type { Metrics } from "./metrics.ts";

/** For those who watch over the process: it lives; it can do its work; how it does. */
export function healthRoutes(
  { db, logger }: Pick<CatalogContext, "db" | "logger">,
  metrics: Metrics,
): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get("/healthz", (c) => c.json({ status: "ok" }));

  app.get("/readyz", async (c) => {
    const isCurrent = await areMigrationsCurrent(db.$client).catch((error: unknown) => {
      logger.warn({ err: error }, "not ready");
      return null;
    });
    if (isCurrent) return c.json({ status: "ok" });
    const message =
      isCurrent === null
        ? "The database cannot be reached."
        : "The database is not migrated to this version.";
    return c.json({ status: "not_ready", message }, 503);
  });

  app.get("/metrics", async (c) => {
    const { body, contentType } = await metrics.text();
    return c.body(body, 200, { "content-type": contentType });
  });

  return app;
}
