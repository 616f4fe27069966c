import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRows } from "#lib/server/seed/copy-rows.ts";
import { generateTitle } from "#lib/server/seed/generate-title.ts";
import { seedCatalog } from "#lib/server/seed/seed-catalog.ts";
import { createTestDatabase, dropDatabase, type TestDatabase } from "#tests/support/database.ts";

const ITEMS = 6_000;
const timeZone = "America/Argentina/Buenos_Aires";
const databases: TestDatabase[] = [];
let client: pg.Client;

beforeAll(async () => {
  const database = await seededDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  for (const database of databases) await dropDatabase(database);
});

async function seededDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  await seedCatalog({ databaseUrl: database.url, items: ITEMS, timeZone });
  return database;
}

const ask = async (sql: string): Promise<unknown> =>
  (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];

test("writes every title", async () => {
  expect(await ask("select count(*)::int from catalog.content")).toBe(ITEMS);
});

/** Not always 00:00: where summer time begins at midnight, that night has none. */
test("publishes at the first moment of a day of the store", async () => {
  const sql = `select count(*)::int from catalog.content
    where published_at <> date_trunc('day', published_at at time zone '${timeZone}') at time zone '${timeZone}'`;
  expect(await ask(sql)).toBe(0);
});

/** They are not checked while seeding. */
test("leaves no row that points nowhere", async () => {
  const dangling = (from: string, column: string, to: string) =>
    ask(`select count(*)::int from catalog.${from} f
      where f.${column} is not null and not exists (select from catalog.${to} t where t.id = f.${column})`);
  expect(await dangling("prices", "content_id", "content")).toBe(0);
  expect(await dangling("content_terms", "content_id", "content")).toBe(0);
  expect(await dangling("content_terms", "term_id", "terms")).toBe(0);
  expect(await dangling("tracks", "content_id", "content")).toBe(0);
  expect(await dangling("conversions", "track_id", "tracks")).toBe(0);
  expect(await ask("select count(*) > 10000 from catalog.content_terms")).toBe(true);
});

/** What the migration reads from the rows of old stores, the seed writes beside them. */
test("marks what titles have as the migration would", async () => {
  const path = new URL("../../../lib/server/db/migrations/0008_missing_marks.sql", import.meta.url);
  const update = readFileSync(path, "utf8")
    .split("--> statement-breakpoint")
    .find((statement) => statement.includes("UPDATE"));
  const marks = () =>
    ask(`select string_agg(concat(id, has_author, has_bisac, has_lasting_price), ' ' order by id)
      from catalog.content`);
  const seeded = await marks();
  expect(seeded).toMatch(/ttt.*ftt/);
  await client.query(
    "update catalog.content set has_author = true, has_bisac = true, has_lasting_price = true",
  );
  await client.query(update ?? "");
  expect(await marks()).toBe(seeded);
});

test("a store grows by the next titles", async () => {
  const grown = await createTestDatabase();
  databases.push(grown);
  await seedCatalog({ databaseUrl: grown.url, items: 200, timeZone });
  await seedCatalog({ databaseUrl: grown.url, from: 200, items: 100, timeZone });
  const other = new pg.Client({ connectionString: grown.url });
  await other.connect();
  const { rows } = await other.query("select slug from catalog.content order by id");
  await other.end();
  expect(rows.map(({ slug }) => slug)).toEqual(
    Array.from({ length: 300 }, (_, number) => generateTitle(number).slug),
  );
});

test("counts tracks and terms from 1 without gaps", async () => {
  const gaps = (table: string, group: string) =>
    ask(`select count(*)::int from (
      select 1 from catalog.${table} group by ${group} having max(position) <> count(*) or min(position) <> 1) g`);
  expect(await gaps("tracks", "content_id")).toBe(0);
  expect(await gaps("content_terms", "content_id, taxonomy")).toBe(0);
});

test("gives what was put off or failed a conversion to start again", async () => {
  const sql = `select count(*)::int from catalog.content c where c.conversion_status <> 'done'
    and not exists (select from catalog.conversions v where v.content_id = c.id and v.status = c.conversion_status)`;
  expect(await ask(sql)).toBe(0);
});

test("a second time is refused, and leaves the next ids to the store", async () => {
  const [first] = databases;
  const again = seedCatalog({ databaseUrl: first?.url ?? "", items: 1, timeZone });
  await expect(again).rejects.toThrow("already holds generated titles");
  expect(await ask("select nextval('catalog.content_id_seq') > max(id) from catalog.content")).toBe(true);
});

test("another database gets the same titles under the same ids", async () => {
  const digest = `select md5(string_agg(md5((c.id, c.external_id_key, c.name, c.published_at, c.conversion_status,
      (select array_agg(p.currency_id || p.amount_minor order by p.currency_id) from catalog.prices p where p.content_id = c.id),
      (select array_agg(t.taxonomy || t.name order by ct.taxonomy, ct.position) from catalog.content_terms ct
        join catalog.terms t on t.id = ct.term_id where ct.content_id = c.id))::text), '' order by c.id))
    from catalog.content c`;
  const other = new pg.Client({ connectionString: (await seededDatabase()).url });
  await other.connect();
  const { rows } = await other.query({ text: digest, rowMode: "array" });
  await other.end();
  expect(rows[0]?.[0]).toBe(await ask(digest));
});

test("copying keeps tabs, line breaks and backslashes, and says why a row is refused", async () => {
  const name = "a\tb\\N\nc\r\\.";
  await copyRows(client, "terms", ["taxonomy", "name", "label"], [["keywords", name, null]]);
  expect(await ask("select name from catalog.terms where label is null and name like 'a%N%'")).toBe(name);
  const refused = copyRows(client, "terms", ["taxonomy", "name"], [["keywords", null]]);
  await expect(refused).rejects.toThrow('null value in column "name"');
  expect(await ask("select 1")).toBe(1);
});
