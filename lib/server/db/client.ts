import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database } from "../catalog/context.ts";

/**
 * Opens a pool of connections, made when first needed. `db.$client` is the pool: end it when the
 * process stops.
 */
export function createDatabase(url: string, { poolSize = 10 }: { poolSize?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    application_name: "colophon",
  });
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end the process.
  pool.on("error", () => undefined);
  // The same for one that breaks in the middle of a transaction: the query that fails says so.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return drizzle({ client: pool });
}
