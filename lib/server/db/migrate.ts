import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

const MIGRATIONS_FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any fixed number does, as long as every process that migrates uses the same. */
const MIGRATION_LOCK = 7_011_986;

const NOT_PERMITTED = "42501";

/**
 * Brings the schema `catalog` up to date. Processes that start together wait for one another.
 *
 * @throws Error with one sentence when the user of the database may not create its extensions
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "colophon migrations",
  });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query("set client_min_messages = warning");
    await applyMigrations(drizzle({ client }), {
      migrationsFolder: MIGRATIONS_FOLDER,
      migrationsSchema: "catalog",
      migrationsTable: "migrations",
    });
  } catch (error) {
    throw explain(error);
  } finally {
    // Closing the connection also lets go of the lock.
    await client.end();
  }
}

function explain(error: unknown): unknown {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (cause instanceof pg.DatabaseError && cause.code === NOT_PERMITTED) {
    return new Error(
      `The database user may not prepare this database (${cause.message}). Let an administrator run "create extension pg_trgm; create extension unaccent;" in it and give the user the right to create schemas.`,
      { cause: error },
    );
  }
  return error;
}
