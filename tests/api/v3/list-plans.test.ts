import type { PoolClient, QueryConfig } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createContentStats } from "#lib/server/catalog/content/content-stats.ts";
import { listContent } from "#lib/server/catalog/content/list-content.ts";
import type { Database } from "#lib/server/catalog/context.ts";
import { createTermSearch } from "#lib/server/catalog/terms/search-terms.ts";
import { createDatabase } from "#lib/server/db/client.ts";
import { seedCatalog } from "#lib/server/seed/seed-catalog.ts";
import { createTestDatabase, dropDatabase, type TestDatabase } from "#tests/support/database.ts";

/*
 * How PostgreSQL answers each shape of the list among 100,000 titles: the very statements of the code,
 * explained. Searches for one or two characters that hardly any name has, and titles that lack two rare
 * things at once, do read much of the store; they are not here.
 */

const ITEMS = 100_000;
/** No more titles than this may be looked at for one page, nor sorted. */
const MOST_LOOKED_AT = ITEMS / 5;
const MOST_SORTED = ITEMS / 20;
const TIME_ZONE = "America/Argentina/Buenos_Aires";
const store = { name: "Plans", timeZone: TIME_ZONE, lang: "es", publicUrl: "https://books.example" };

const nodeSchema = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Plan Rows": z.number(),
  "Actual Rows": z.number().optional(),
  "Actual Loops": z.number().optional(),
  "Rows Removed by Filter": z.number().optional(),
  get Plans() {
    return z.array(nodeSchema).optional();
  },
});
type PlanNode = z.infer<typeof nodeSchema>;
const explainedSchema = z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: nodeSchema })]) });

let database: TestDatabase;
let db: Database;
let client: PoolClient;
let author: string;
let publisher: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedCatalog({ databaseUrl: database.url, items: ITEMS, timeZone: TIME_ZONE });
  db = createDatabase(database.url, { poolSize: 1 });
  client = await db.$client.connect();
  author = await wordOf("author", "asc");
  publisher = await wordOf("publisher", "desc");
}, 120_000);

afterAll(async () => {
  client?.release();
  await db?.$client.end();
  if (database) await dropDatabase(database);
});

/** The word that fewest titles have (`asc`), or most of them. */
async function wordOf(taxonomy: string, order: "asc" | "desc"): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select t.name from catalog.terms t join catalog.content_terms ct on ct.term_id = t.id
     where t.taxonomy = $1 group by t.id order by count(*) ${order}, t.name limit 1`,
    [taxonomy],
  );
  return rows[0]?.name ?? "";
}

/** What the work came to, and the last statement that it ran. */
async function catching<Result>(work: (db: Database) => Promise<Result>) {
  const statements: QueryConfig[] = [];
  const $client = {
    query: (config: QueryConfig | string, values?: unknown[]) => {
      const statement = typeof config === "string" ? { text: config, values } : config;
      statements.push(statement);
      return client.query(statement);
    },
  };
  const result = await work(Object.assign(Object.create(db), { $client }));
  const statement = statements.at(-1);
  if (!statement) throw new Error("PostgreSQL was asked nothing.");
  return { result, statement };
}

async function ask(query: Record<string, string>) {
  const { result, statement } = await catching((db) =>
    listContent({ db, store }, new URLSearchParams(query)),
  );
  return { page: result, statement };
}

async function explain(options: string, { text, values = [] }: QueryConfig): Promise<PlanNode> {
  const { rows } = await client.query(`explain (${options}, format json) ${text}`, values);
  return explainedSchema.parse(rows[0])["QUERY PLAN"][0].Plan;
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** All that a plan does which grows with the store. */
function excesses(plan: PlanNode): string[] {
  return nodesOf(plan).flatMap((node) => {
    const { "Node Type": type, "Relation Name": relation, "Actual Loops": loops = 1 } = node;
    const input = node.Plans?.[0];
    const sorted = input ? (input["Actual Rows"] ?? input["Plan Rows"]) : 0;
    const read = ((node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0)) * loops;
    return [
      ...(type === "Seq Scan" && relation === "content" ? ["reads content from end to end"] : []),
      ...(type === "Sort" && sorted > MOST_SORTED ? [`sorts ${sorted} rows`] : []),
      ...(relation === "content" && read > MOST_LOOKED_AT ? [`looks at ${read} titles`] : []),
    ];
  });
}

async function expectFrugal(query: Record<string, string>): Promise<void> {
  const { statement } = await ask(query);
  expect(excesses(await explain("analyze", statement)), "with these values").toEqual([]);
  // A prepared statement gets a plan for every value after some uses.
  if (statement.name)
    expect(excesses(await explain("generic_plan", { text: statement.text })), "for any value").toEqual([]);
}

const SHAPES: [string, Record<string, string>][] = [
  ["the first page", {}],
  ["the first page with all blocks", { include: "prices,description,metadata,conversion,file" }],
  ...["created_at", "-created_at", "updated_at", "-updated_at"].map(
    (sort): [string, Record<string, string>] => [`sort=${sort}`, { sort }],
  ),
  ["one external id", { "filter[external_id]": "9789500000000" }],
  ["ids", { "filter[id]": "1000001,1000500,1099999" }],
  [
    "a month of creation",
    {
      "filter[created_at][from]": "2020-03-01 00:00:00",
      "filter[created_at][to]": "2020-03-31 00:00:00",
    },
  ],
  ["created since", { "filter[created_at][from]": "2018-03-01 00:00:00" }],
  ["created until", { "filter[created_at][to]": "2017-03-01 00:00:00" }],
  ...["pdf", "epub", "audio", "physical", "audio,physical"].map((type): [string, Record<string, string>] => [
    `file_type=${type}`,
    { "filter[file_type]": type },
  ]),
  ...["es", "pt", "fr", "fr,de"].map((lang): [string, Record<string, string>] => [
    `lang=${lang}`,
    { "filter[lang]": lang },
  ]),
  ...["done", "deferred", "failed", "converting", "awaiting", "converting,failed"].map(
    (state): [string, Record<string, string>] => [
      `conversion_status=${state}`,
      { "filter[conversion_status]": state },
    ],
  ),
  ...[
    "cover",
    "price",
    "price:USD",
    "price:HNL",
    "bisac",
    "description",
    "author",
    "price,description",
    "cover,author",
  ].map((missing): [string, Record<string, string>] => [
    `missing=${missing}`,
    { "filter[missing]": missing },
  ]),
  ...["a", "de", "his", "historia", "de la", "ornitorrinco", "xyz", "historia de"].map(
    (name): [string, Record<string, string>] => [`query=${name}`, { "filter[query]": name }],
  ),
  ["type and language", { "filter[file_type]": "pdf", "filter[lang]": "pt" }],
  ["type and state", { "filter[file_type]": "audio", "filter[conversion_status]": "failed" }],
  ["type and what is missing", { "filter[file_type]": "epub", "filter[missing]": "cover" }],
  ["a word and a type", { "filter[query]": "historia", "filter[file_type]": "audio" }],
  ["letters by creation", { "filter[query]": "de", sort: "created_at" }],
  ["letters by change", { "filter[query]": "q", sort: "-updated_at" }],
  ["a word by creation", { "filter[query]": "historia", sort: "created_at" }],
  ["a rare word by change", { "filter[query]": "ornitorrinco", sort: "-updated_at" }],
  ["a state by change", { "filter[conversion_status]": "failed", sort: "-updated_at" }],
];

describe("a page is found without reading or sorting the store", () => {
  test.each(SHAPES)("%s", async (_, query) => {
    await expectFrugal(query);
  });

  test.each<Record<string, string>>([{}, { sort: "created_at" }, { sort: "-updated_at" }])(
    "far down the list %o",
    async (query) => {
      let cursor = "";
      for (let walked = 0; walked < ITEMS * 0.4; walked += 500) {
        const { page } = await ask({ ...query, per_page: "500", fields: "id", cursor });
        cursor = page.next ?? "";
      }
      await expectFrugal({ ...query, cursor });
    },
  );

  test("changed in the last weeks", async () => {
    const from = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    await expectFrugal({ "filter[updated_at][from]": `${from} 00:00:00` });
  });

  test.each([
    ["a rare author", () => ({ "filter[author]": author })],
    ["an author whom nobody knows", () => ({ "filter[author]": "nobody of that name" })],
    ["the most frequent publisher", () => ({ "filter[publisher]": publisher })],
    ["publisher and type", () => ({ "filter[publisher]": publisher, "filter[file_type]": "pdf" })],
    ["publisher by change", () => ({ "filter[publisher]": publisher, sort: "-updated_at" })],
  ])("%s", async (_, query) => {
    await expectFrugal(query());
  });
});

/** How titles are read, by whatever reads any. */
async function waysToContent(statement: QueryConfig): Promise<string[]> {
  const nodes = nodesOf(await explain("analyze", statement));
  const read = nodes.filter((node) => node["Relation Name"] === "content" && node["Actual Loops"] !== 0);
  return [...new Set(read.map((node) => `${node["Node Type"]} ${node["Index Name"] ?? ""}`))].sort();
}

describe("what must look at every title reads an index alone", () => {
  test.each([
    ["published_at", {}, "content_by_published"],
    ["created_at", { sort: "created_at" }, "content_by_created"],
    ["updated_at", { sort: "-updated_at" }, "content_by_updated"],
  ])("letters that no name has, by %s", async (_, sort, index) => {
    const { page, statement } = await ask({ "filter[query]": "wk", ...sort });
    expect(page.items).toBe("");
    expect(await waysToContent(statement)).toEqual([`Index Only Scan ${index}`]);
  });

  test("the overview", async () => {
    const { result, statement } = await catching((db) => createContentStats({ db })());
    expect(result.total).toBe(ITEMS);
    const ways = await waysToContent(statement);
    expect(ways).toContain("Index Only Scan content_counted");
    expect(ways.filter((way) => !way.startsWith("Index Only Scan "))).toEqual([]);
  });
});

test.each(["ed", "ediciones"])("words like %s are counted without a look at their titles", async (query) => {
  const { result, statement } = await catching((db) =>
    createTermSearch({ db })(new URLSearchParams({ taxonomy: "publisher", query })),
  );
  expect(result.length).toBeGreaterThan(0);
  // Those that wait to be restored, of which there are none.
  expect(await waysToContent(statement)).toEqual(["Index Scan content_tombstones"]);
});

test.each<Record<string, string>>([{ "filter[query]": "historia" }, { sort: "created_at" }])(
  "a page is in order, whatever way its titles are joined: %o",
  async (query) => {
    const asked = { ...query, per_page: "20", fields: "id" };
    const { page } = await ask(asked);
    await client.query("set enable_nestloop = off; set enable_mergejoin = off");
    try {
      const { page: joinedOtherwise } = await ask(asked);
      expect(joinedOtherwise.items).toBe(page.items);
      const second = { ...asked, cursor: page.next ?? "" };
      const { page: back } = await ask({ ...asked, cursor: (await ask(second)).page.prev ?? "" });
      expect(back.items).toBe(page.items);
    } finally {
      await client.query("reset enable_nestloop; reset enable_mergejoin");
    }
  },
);

test("the explained plans are those of statements that find something", async () => {
  const { page } = await ask({ "filter[publisher]": publisher, per_page: "2", fields: "id" });
  expect(page.items).toMatch(/^\{"id":\d+\},\{"id":\d+\}$/);
  expect(page.next).not.toBeNull();
  // What the checks look for is there when it is looked for.
  const everything = { text: "select id from catalog.content order by name", values: [] };
  expect(excesses(await explain("analyze", everything))).toEqual([
    `sorts ${ITEMS} rows`,
    "reads content from end to end",
    `looks at ${ITEMS} titles`,
  ]);
});
