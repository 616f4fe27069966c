import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { pino } from "pino";
import { expect } from "vitest";
import { z } from "zod";
import { createApi } from "#lib/server/api/app.ts";
import type { RateLimitSettings } from "#lib/server/api/rate-limits.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { createDatabase } from "#lib/server/db/client.ts";
import { createStorage } from "#lib/server/files/storage.ts";
import { createQueue } from "#lib/server/jobs/queue.ts";
import { checkFaults } from "./check-faults.ts";
import { createTestDatabase, dropDatabase, type TestDatabase } from "./database.ts";
import { checkExchange } from "./openapi-check.ts";

export const STORE_TOKEN = "sk_live_0123456789abcdef0123456789abcdef";
export const SIGNING_SECRET = "a secret of the tests, long enough to sign";
export const PUBLIC_URL = "https://books.example";
export const V3 = "/api/v3/content";

type Call = { body?: unknown; text?: string; token?: string | null; headers?: Record<string, string> };

/** An answer of the API. `json` is whatever the body holds; tests read it with `field`. */
export type ApiAnswer = { status: number; headers: Headers; text: string; json: unknown };

const NONE = { reads: 0, writes: 0, bulk: 0 };
const UNLIMITED: RateLimitSettings = { issued: NONE, store: NONE, counter: "memory" };

type Options = {
  trustProxy?: boolean;
  rateLimits?: RateLimitSettings;
  /** Places of files that may be private, beside localhost:8099. */
  fileUrlAllow?: string[];
  /** Another process over the database of this one. */
  beside?: { database: TestDatabase };
  /** Where its routes look for the database, when that is not where it is. */
  askedAt?: string;
};

/** The embedded Content API on a free port, over a database of its own, without a worker. */
export async function startContentApi({
  trustProxy = false,
  rateLimits = UNLIMITED,
  fileUrlAllow = [],
  beside,
  askedAt,
}: Options = {}) {
  const database = beside?.database ?? (await createTestDatabase());
  const folder = await mkdtemp(join(tmpdir(), "colophon-api-"));
  const logLines: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => logLines.push(line) });
  const queue = createQueue({ databaseUrl: database.url, logger });
  await queue.start();
  const ctx: CatalogContext = {
    db: createDatabase(askedAt ?? database.url),
    queue,
    storage: await createStorage(pathToFileURL(folder).href),
    store: { name: "Tests", timeZone: "America/Argentina/Buenos_Aires", lang: "es", publicUrl: PUBLIC_URL },
    fileUrlAllow: ["localhost:8099", ...fileUrlAllow],
    maxFileMb: 5,
    logger,
  };
  const app = createApi(ctx, {
    storeToken: STORE_TOKEN,
    trustProxy,
    rateLimits,
    signingSecret: SIGNING_SECRET,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;

  async function call(method: string, path: string, options: Call = {}): Promise<ApiAnswer> {
    const { body, text, token = STORE_TOKEN, headers = {} } = options;
    const res = await fetch(origin + path, {
      method,
      headers: { ...(token === null ? {} : { "x-user-token": token }), ...headers },
      body: text ?? (body === undefined ? null : JSON.stringify(body)),
    });
    const answer = await res.text();
    const requestText = text ?? (body === undefined ? null : JSON.stringify(body));
    checkExchange({ method, path, requestText, status: res.status, headers: res.headers, text: answer });
    const isJson = res.headers.get("content-type")?.includes("json") ?? false;
    const json: unknown = isJson && answer !== "" ? JSON.parse(answer) : null;
    if (res.status >= 400 && json !== null && /^\/(integration-)?api\//.test(path)) checkFaults(json);
    if (path.includes("/bulk")) for (const item of failedItems(json)) checkFaults(item);
    return { status: res.status, headers: res.headers, text: answer, json };
  }

  return {
    app,
    ctx,
    origin,
    database,
    folder,
    logLines,
    get: (path: string, options?: Call) => call("GET", V3 + path, options),
    post: (path: string, body?: unknown, options?: Call) => call("POST", V3 + path, { body, ...options }),
    put: (path: string, body: unknown, options?: Call) => call("PUT", V3 + path, { body, ...options }),
    delete: (path: string, options?: Call) => call("DELETE", V3 + path, options),
    call,
    /** Rows of every table that a write of the catalog touches: equal before and after means nothing was written. */
    async countRows(): Promise<Record<string, number>> {
      const tables = ["content", "tracks", "conversions", "prices", "terms", "content_terms"];
      const counts = tables.map((table) => `(select count(*)::int from catalog.${table}) as ${table}`);
      const jobs = "(select count(*)::int from jobs.job) as jobs";
      const result = await ctx.db.$client.query(`select ${[...counts, jobs].join(", ")}`);
      return z.record(z.string(), z.number()).parse(result.rows[0]);
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await queue.stop();
      await ctx.db.$client.end();
      if (!beside) await dropDatabase(database);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ContentApi = Awaited<ReturnType<typeof startContentApi>>;

const bulkSchema = z.object({ data: z.array(z.looseObject({ status: z.string() })) }).catch({ data: [] });
const failedItems = (json: unknown) =>
  bulkSchema.parse(json).data.filter(({ status }) => status === "failed");

const itemSchema = z.object({ data: z.looseObject({ id: z.number() }) });
const listSchema = z.object({
  data: z.array(z.looseObject({})),
  links: z.object({ next: z.string().nullable(), prev: z.string().nullable() }),
  meta: z.object({ has_more: z.boolean() }),
});
const errorSchema = z.object({
  message: z.string(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

export const itemOf = ({ json }: ApiAnswer) => itemSchema.parse(json).data;
export const pageOf = ({ json }: ApiAnswer) => listSchema.parse(json);
export const errorOf = ({ json }: ApiAnswer) => errorSchema.parse(json);
export const errorsOf = (answer: ApiAnswer) => errorOf(answer).errors ?? {};

/** A new title: a physical one, unless the body says otherwise. */
export async function createItem(api: ContentApi, body: object) {
  const answer = await api.post("", { name: "A title", file_type: "physical", ...body });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return itemOf(answer);
}
