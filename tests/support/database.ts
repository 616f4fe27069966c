import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = { url: string; name: string };

const LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/** A migrated, empty database for one test file. Drop it when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer((client) => client.query(`create database ${name} template colophon`));
  return { url: addressOf(name), name };
}

/** Connections that are still open are closed. */
export async function dropDatabase(database: TestDatabase): Promise<void> {
  await onServer((client) => client.query(`drop database if exists ${database.name} with (force)`));
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf("postgres") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const url = new URL(inject("postgresUrl"));
  if (!LOCAL_HOSTS.includes(url.hostname))
    throw new Error(
      `Tests create and drop databases, so they refuse ${url.hostname}: it is not this machine.`,
    );
  url.pathname = `/${database}`;
  return url.href;
}
