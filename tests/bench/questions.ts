import { listContent } from "#lib/server/catalog/content/list-content.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { createDatabase } from "#lib/server/db/client.ts";
import type { BareServerSettings } from "./bare-server.ts";

/** One list request in both forms: the query string of the API, the statement behind it. */
export type Question = { title: string; key: string; query: string };
type Statement = BareServerSettings["statements"][string];

const PER_PAGE = 100;
const STEP = 500;

/** The far page is the thousandth, or in a smaller store one near its end. */
export async function makeQuestions(ctx: Pick<CatalogContext, "db" | "store">, items: number) {
  const distantPage = Math.max(2, Math.min(1000, Math.floor((items / PER_PAGE) * 0.9)));
  const cursor = await cursorBehind(ctx, (distantPage - 1) * PER_PAGE);
  const page = `per_page=${PER_PAGE}`;
  const questions: Question[] = [
    { title: "first page", key: "first", query: page },
    { title: "far page", key: "distant", query: `${page}&cursor=${cursor}` },
    { title: "search, frequent word", key: "frequent", query: `${page}&filter[query]=historia` },
    { title: "search, rare word", key: "rare", query: `${page}&filter[query]=ornitorrinco` },
  ];
  return questions;
}

/** The statements that the API runs for these questions, caught on their way to the database. */
export async function statementsOf(
  databaseUrl: string,
  store: CatalogContext["store"],
  questions: Question[],
) {
  const db = createDatabase(databaseUrl, { poolSize: 1 });
  const client = await db.$client.connect();
  const statements: Record<string, Statement> = {};
  try {
    for (const { key, query } of questions) {
      const caught: Statement[] = [];
      const $client = new Proxy(db.$client, {
        get: (pool, name) =>
          name !== "query"
            ? Reflect.get(pool, name)
            : (statement: Statement) => {
                caught.push(statement);
                return client.query(statement);
              },
      });
      await listContent(
        { db: Object.assign(Object.create(db), { $client }), store },
        new URLSearchParams(query),
      );
      const [statement, ...more] = caught;
      if (!statement || more.length > 0)
        throw new Error(`The list took ${caught.length} statements, not one.`);
      statements[key] = statement;
    }
    return statements;
  } finally {
    client.release();
    await db.$client.end();
  }
}

/** The cursor after so many items, by walking there. */
async function cursorBehind(ctx: Pick<CatalogContext, "db" | "store">, items: number): Promise<string> {
  let cursor = "";
  for (let left = items; left > 0; left -= STEP) {
    const params = new URLSearchParams({ per_page: String(Math.min(STEP, left)), fields: "id" });
    if (cursor) params.set("cursor", cursor);
    const { next } = await listContent(ctx, params);
    if (next === null) throw new Error(`The list has ended ${left} items before its far end.`);
    cursor = next;
  }
  return cursor;
}
