import { once } from "node:events";
import { createReadStream } from "node:fs";
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pino } from "pino";
import { createContent } from "#lib/server/catalog/content/create-content.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { createDatabase } from "#lib/server/db/client.ts";
import { startEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { migrate } from "#lib/server/db/migrate.ts";
import { inheritedEnv } from "#lib/server/env.ts";
import { createStorage } from "#lib/server/files/storage.ts";
import { createQueue } from "#lib/server/jobs/queue.ts";
import { launch } from "#lib/server/start/launch.ts";
import { FEW_ARENAS, YOUNG_SPACE } from "#lib/server/start/small-memory.ts";
import { freePorts } from "#tests/support/free-port.ts";
import { until } from "#tests/support/until.ts";
import type { BenchFile } from "./bench-files.ts";

const WORKER = fileURLToPath(import.meta.resolve("#lib/server/worker/main.ts"));
const LIMIT_MS = 20 * 60_000;

/** An empty store with one worker, as `npm start` runs it, in a temporary folder. */
export async function startConversionStore() {
  const folder = await mkdtemp(join(tmpdir(), "colophon-bench-"));
  await chmod(folder, 0o755);
  const [filesPort = 0] = await freePorts(1);
  const place = `127.0.0.1:${filesPort}`;
  const files = createServer(async (req, res) => {
    const path = join(folder, decodeURIComponent(req.url?.split("/").at(-1) ?? ""));
    res.writeHead(200, { "content-length": (await stat(path)).size });
    createReadStream(path).pipe(res);
  }).listen(filesPort, "127.0.0.1");
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  await migrate(postgres.url);
  const logger = pino({ level: "silent" });
  const queue = createQueue({ databaseUrl: postgres.url, logger });
  await queue.start();
  const ctx: CatalogContext = {
    db: createDatabase(postgres.url),
    queue,
    storage: await createStorage(pathToFileURL(join(folder, "files")).href),
    store: { name: "Bench", timeZone: "UTC", lang: "en", publicUrl: "http://localhost" },
    fileUrlAllow: [place],
    maxFileMb: 500,
    logger,
  };
  const env = {
    ...FEW_ARENAS,
    ...inheritedEnv(),
    NODE_ENV: "production",
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    FILE_URL_ALLOW: place,
    WORKER_CONCURRENCY: "2",
    LOG_LEVEL: "warn",
  } satisfies NodeJS.ProcessEnv;
  const worker = launch({ args: [YOUNG_SPACE.worker, WORKER], env }, (line) =>
    process.stderr.write(`${line}\n`),
  );

  /** Converts so many titles of one file. Returns the seconds from the first start to the last end. */
  async function convert({ path, type, what }: BenchFile, count: number): Promise<number> {
    const ids: number[] = [];
    for (let made = 0; made < count; made++) {
      const file_url = `http://${place}/${encodeURIComponent(path.split("/").at(-1) ?? "")}`;
      ids.push((await createContent(ctx, { name: what, file_type: type, file_url })).id);
    }
    const { count: failed, seconds } = await until(
      () => outcomeOf(ids),
      ({ open }) => open === 0,
      LIMIT_MS,
    );
    if (failed > 0) throw new Error(`${failed} conversions of ${what} failed.`);
    return seconds;
  }

  async function outcomeOf(ids: number[]) {
    const { rows } = await ctx.db.$client.query<{ open: number; count: number; seconds: number }>(
      `select count(*) filter (where status not in ('done', 'error'))::int as open,
        count(*) filter (where status = 'error')::int as count,
        extract(epoch from max(finished_at) - min(started_at))::float8 as seconds
       from catalog.conversions where content_id = any($1)`,
      [ids],
    );
    return rows[0] ?? { open: ids.length, count: 0, seconds: 0 };
  }

  return {
    folder,
    workerPid: worker.pid ?? 0,
    convert,
    async stop() {
      await worker.stop();
      await queue.stop();
      await ctx.db.$client.end();
      await postgres.stop();
      files.closeAllConnections();
      await once(files.close(), "close");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
