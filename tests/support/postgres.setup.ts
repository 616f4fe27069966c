import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#lib/server/db/embedded.ts";
import { migrate } from "#lib/server/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run; its database `colophon` is migrated, and test files get copies of it. */
    postgresUrl: string;
  }
}

let stop: (() => Promise<void>) | undefined;

/** One PostgreSQL for the whole run, in a temporary folder, without care for power cuts. */
export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "colophon-tests-"));
  await chmod(folder, 0o755);
  const lines: string[] = [];
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    log: (line) => lines.push(line),
    flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"].flatMap(
      (setting) => ["-c", setting],
    ),
  });
  await migrate(server.url);
  await closeTemplate(server.url);
  project.provide("postgresUrl", server.url);
  stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await stop?.();
}

/** A database is only copied while nobody is connected to it, so nobody may connect. */
async function closeTemplate(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href,
  });
  await client.connect();
  await client.query("alter database colophon with is_template true allow_connections false");
  await client.end();
}
