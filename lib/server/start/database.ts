import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../db/embedded.ts";
import { openLogFile } from "./log-file.ts";
import { complain, messageOf, say } from "./terminal.ts";

const WAIT_BEFORE_RESTART_MS = 1_000;

export type RunningDatabase = { url: string; stop: () => Promise<void> };

/** @throws Error with one sentence, without the password, when the database does not answer */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("select 1");
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(
      `The database ${host}${pathname} cannot be used: ${messageOf(error)}. Check DATABASE_URL, or leave it out to use the embedded PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Keeps the embedded PostgreSQL running, on the same port when it has to start again. */
export async function superviseDatabase(dataDir: string): Promise<RunningDatabase> {
  const log = openLogFile(dataDir, "postgres");
  const start = (port?: number) => startEmbeddedPostgres({ dataDir, log: log.write, port });
  let server: EmbeddedPostgres = await start();
  let stopping = false;

  const restart = async () => {
    await server.exited;
    if (stopping) return;
    complain("PostgreSQL ended; it starts again.");
    while (!stopping) {
      try {
        server = await start(server.port);
        say("PostgreSQL runs again.");
        void restart();
        return;
      } catch (error) {
        complain(messageOf(error));
        await new Promise((resolve) => setTimeout(resolve, WAIT_BEFORE_RESTART_MS));
      }
    }
  };
  void restart();

  return {
    url: server.url,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}
