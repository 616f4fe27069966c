import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "#lib/server/db/client.ts";
import { migrate } from "#lib/server/db/migrate.ts";
import { createTestDatabase, dropDatabase, type TestDatabase } from "#tests/support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => dropDatabase(database));

test("processes that migrate at once end with one catalog", async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("drop schema catalog cascade");
  await client.end();

  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);

  const db = createDatabase(database.url, { poolSize: 1 });
  const applied = await db.$client.query<{ hash: string }>("select hash from catalog.migrations");
  await db.$client.end();
  const hashes = applied.rows.map((row) => row.hash);
  expect(hashes.length).toBeGreaterThan(0);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("text is compared without accents and case, in every script", async () => {
  const db = createDatabase(database.url, { poolSize: 1 });
  const answer = await db.$client.query("select catalog.fold('Árbol ŻÓŁĆ Жук') as folded");
  await db.$client.end();
  expect(answer.rows[0].folded).toBe("arbol zolc жук");
});

test("a user without rights is told what to do", async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("drop schema catalog cascade");
  await client.query("create role visitor login password 'visitor'");
  const url = Object.assign(new URL(database.url), { username: "visitor", password: "visitor" });
  try {
    await expect(migrate(url.href)).rejects.toThrow(/may not prepare this database.*administrator/);
  } finally {
    await client.query("drop owned by visitor; drop role visitor");
    await client.end();
  }
});
