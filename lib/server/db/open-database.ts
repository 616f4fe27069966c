import type { Env } from "../env.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { migrate } from "./migrate.ts";

export type OpenedDatabase = { url: string; stop: () => Promise<void> };

/**
 * The database for a command: DATABASE_URL, or the embedded server of DATA_DIR, the one that runs or
 * one for the time of the command. It is migrated.
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Env, "databaseUrl" | "dataDir">): Promise<OpenedDatabase> {
  const running = databaseUrl ?? findEmbeddedPostgres(dataDir);
  const database = running
    ? { url: running, stop: async () => undefined }
    : await startEmbeddedPostgres({ dataDir, log: () => undefined });
  try {
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}
