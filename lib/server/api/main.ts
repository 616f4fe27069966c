import { once } from "node:events";
import { Server } from "node:http";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import type { CatalogContext } from "../catalog/context.ts";
import { createDatabase } from "../db/client.ts";
import { migrate } from "../db/migrate.ts";
import { type Env, EnvError, readEnv, requireDatabaseUrl } from "../env.ts";
import { createStorage } from "../files/storage.ts";
import { createQueue } from "../jobs/queue.ts";
import { createLogger } from "../logger.ts";
import { createApi } from "./app.ts";

/** Requests in hand may take this long after the process was asked to end. */
const DRAIN_LIMIT_MS = 10_000;
const POOL_SIZE = 16;

async function openContext(env: Env): Promise<CatalogContext> {
  const databaseUrl = requireDatabaseUrl(env);
  const logger = createLogger("api", env.logLevel);
  await migrate(databaseUrl);
  const queue = createQueue({ databaseUrl, logger });
  await queue.start();
  return {
    db: createDatabase(databaseUrl, { poolSize: POOL_SIZE }),
    queue,
    storage: await createStorage(env.storageUrl),
    store: {
      name: env.storeName,
      timeZone: env.storeTimeZone,
      lang: env.storeLang,
      publicUrl: env.contentApiPublicUrl,
    },
    fileUrlAllow: env.fileUrlAllow,
    maxFileMb: env.maxFileMb,
    logger,
  };
}

async function main() {
  const env = readEnv();
  const ctx = await openContext(env);
  const { contentApiToken: storeToken, authSecret: signingSecret, trustProxy, rateLimits } = env;
  const app = createApi(ctx, { storeToken, trustProxy, rateLimits, signingSecret });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(env.contentApiPort, env.host);
  await once(server, "listening");
  ctx.logger.info({ host: env.host, port: env.contentApiPort }, "listening");

  const signal = await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  ctx.logger.info({ signal: signal[0] }, "stopping");
  await drain(server);
  await ctx.queue.stop();
  await ctx.db.$client.end();
}

/** Takes no new connections and waits for the requests in hand. */
async function drain(server: ServerType): Promise<void> {
  const closed = once(server, "close");
  server.close();
  if (!(server instanceof Server)) throw new Error("The API is served over HTTP/1.1.");
  // A busy client would keep its connection open for ever: each answer from now on is its last.
  server.prependListener("request", (_req, res) => res.setHeader("connection", "close"));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await closed;
  clearTimeout(limit);
}

function explain(error: unknown): string {
  if (error instanceof EnvError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return "CONTENT_API_PORT is in use by another program. Stop that one, or choose another port.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  // What was opened before the fault would keep the process alive, serving nothing.
  process.exit(1);
}
