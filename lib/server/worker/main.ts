import { createDatabase } from "../db/client.ts";
import { migrate } from "../db/migrate.ts";
import { readEnv, requireDatabaseUrl } from "../env.ts";
import { createStorage } from "../files/storage.ts";
import { createWorkerQueue } from "../jobs/queue.ts";
import { createLogger } from "../logger.ts";
import { createWorker } from "./create-worker.ts";

/** `npm run worker`: converts files until it is told to end (operations.md, "Processes"). */
const env = readEnv();
const databaseUrl = requireDatabaseUrl(env);
const logger = createLogger("worker", env.logLevel);
await migrate(databaseUrl);
const db = createDatabase(databaseUrl, { poolSize: env.workerConcurrency * 2 + 3 });
const worker = await createWorker({
  db,
  queue: createWorkerQueue({ databaseUrl, logger }),
  storage: await createStorage(env.storageUrl),
  fileUrlAllow: env.fileUrlAllow,
  logger,
  dataDir: env.dataDir,
  concurrency: env.workerConcurrency,
  maxFileMb: env.maxFileMb,
});
logger.info({ concurrency: env.workerConcurrency }, "worker ready");

async function end(signal: NodeJS.Signals) {
  logger.info({ signal }, "worker is ending");
  await worker.stop();
  await db.$client.end();
  process.exit(0);
}
process.once("SIGTERM", end);
process.once("SIGINT", end);
