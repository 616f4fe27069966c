import "server-only";
import pg from "pg";
import { env } from "../env.ts";
import { once } from "../once.ts";

/** Connections to the dashboard's own PostgreSQL schema. Names without a schema mean `dashboard`. */
export const pool = once("pool", () => {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    options: "-c search_path=dashboard",
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that dies while idle is replaced by the pool; unheard, its error would end the process.
  made.on("error", () => undefined);
  return made;
});

/** Runs `work` in one transaction under a lock that every process of the dashboard respects. */
export async function underLock<Result>(
  lock: "migrate" | "first_account",
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool().connect();
  // Unheard, the error of a connection that breaks would end the process; what was asked over it fails by itself.
  const unheard = () => undefined;
  client.on("error", unheard);
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `colophon.dashboard.${lock}`,
    ]);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.off("error", unheard);
    client.release();
  }
}
