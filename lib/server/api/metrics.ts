import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CatalogContext } from "../catalog/context.ts";
import type { ApiEnv } from "./api-env.ts";

/** From a cached answer to a slow bulk request. */
const SECONDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Words of a path, such as `order`, stand before its ids; the patterns of middleware tell least. */
function routeOf(c: Context): string {
  const routes = matchedRoutes(c).map(({ path }) => path);
  return routes.find((path) => !path.endsWith("*")) ?? routes.at(-1) ?? "";
}

/**
 * What Prometheus reads at /metrics. Labels are words of ours, never of a request: a route is its
 * pattern, so that ids, external ids and tokens stay out and the number of series stays small.
 */
export function createMetrics({ db, queue, logger }: Pick<CatalogContext, "db" | "queue" | "logger">) {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const labelNames = ["method", "route", "status"] as const;
  const requests = new Counter({
    name: "http_requests_total",
    help: "Requests answered.",
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request to its answer.",
    labelNames: ["method", "route"] as const,
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: "database_connections",
    help: "Connections of the pool by state; waiting are requests without one.",
    labelNames: ["state"] as const,
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = db.$client;
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
      this.set({ state: "waiting" }, waitingCount);
    },
  });
  new Gauge({
    name: "queue_jobs",
    help: "Jobs of each queue that wait or are worked on.",
    labelNames: ["queue", "state"] as const,
    registers,
    async collect() {
      this.reset();
      // Without the database everything else can still be told, and is needed more than ever.
      const depths = await queue.depths().catch((error: unknown) => {
        logger.warn({ err: error }, "no queue depth");
        return [];
      });
      for (const { name, waiting, active } of depths) {
        this.set({ queue: name, state: "waiting" }, waiting);
        this.set({ queue: name, state: "active" }, active);
      }
    },
  });

  return {
    /** Counts and times each request. */
    measure: createMiddleware<ApiEnv>(async (c, next) => {
      const startedAt = performance.now();
      await next();
      const labels = { method: c.req.method, route: routeOf(c) };
      requests.inc({ ...labels, status: c.res.status });
      durations.observe(labels, (performance.now() - startedAt) / 1000);
    }),
    /** Everything, in the text form of Prometheus. */
    async text(): Promise<{ body: string; contentType: string }> {
      return { body: await register.metrics(), contentType: register.contentType };
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
