import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRows } from "#tests/faults/kill/verdict-rows.ts";
import { convertThrough, type Endings } from "./corpus/convert-through.ts";
import { ENDINGS } from "./corpus/endings.ts";
import {
  CHANGING_NAME,
  type NetworkCase,
  networkCases,
  openSecret,
  SHORT_LIMITS,
  SLOW_TRIES,
  slowCases,
} from "./corpus/network-cases.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { openStorefront, type Storefront } from "./support/storefront.ts";

const secret = await openSecret();
const promptCases = networkCases(secret.place.split(":")[1] ?? "");
const cases = [...promptCases, ...slowCases];
/** No such network has been given to anyone: whoever connects to it reaches nobody. */
const PUBLIC = { address: "4000::1", family: 6 };
const THIS_MACHINE = { address: "127.0.0.1", family: 4 };

let desk: Desk;
let store: Storefront;
const found: Endings = new Map();
const tries = new Map<string, number>();
const lookups: string[] = [];

/** Every connection looks a name up once: were it done a second time, this would lead to the secret. */
async function resolve(name: string) {
  lookups.push(name);
  if (name !== CHANGING_NAME) throw Object.assign(new Error(`${name} has no address`), { code: "ENOTFOUND" });
  return [lookups.filter((each) => each === name).length === 1 ? PUBLIC : THIS_MACHINE];
}

beforeAll(async () => {
  desk = await openDesk();
  store = await openStorefront(desk);
  await convertAll(promptCases, { resolve }, waitNoLonger);
  await convertAll(slowCases, { limits: SHORT_LIMITS }, tryOnceMore);
}, 120_000);
afterAll(async () => {
  await Promise.all([store.close(), secret.close()]);
  await desk.close();
});

/** All of them by one worker, which lives and converts a good file at the end. */
async function convertAll(
  chosen: NetworkCase[],
  settings: Parameters<Desk["startWorker"]>[0],
  meanwhile: () => Promise<void>,
) {
  const worker = await desk.startWorker({ ...settings, concurrency: 6 });
  const titles = chosen.map(({ name, route }) => ({
    name,
    file_type: "pdf",
    file_url: desk.server.serve(`/${encodeURIComponent(name)}`, route),
  }));
  for (const [name, ending] of await convertThrough(store, titles, { meanwhile })) found.set(name, ending);
  const last = { name: `after ${chosen.length} cases`, file_type: "pdf", file_url: goodFile() };
  expect((await convertThrough(store, [last])).get(last.name)).toEqual(ENDINGS.done);
  await worker.stop();
  const { rows } = await desk.db.$client.query<{ name: string; attempt: number }>(
    "select c.name, v.attempt from catalog.conversions v join catalog.content c on c.id = v.content_id",
  );
  for (const { name, attempt } of rows) tries.set(name, attempt);
}

const goodFile = () => desk.server.serve("/good.pdf", buildSmallPdf({ pages: ["A page"] }));

/** The minutes that a job waits for its next try are not what is tested here. */
async function waitNoLonger(): Promise<void> {
  await desk.db.execute(sql`update jobs.job set start_after = now() where state = 'retry'`);
}

/** Both at once: a job that fails between two statements would be tried a third time. */
async function tryOnceMore(): Promise<void> {
  const limit = SLOW_TRIES - 1;
  await desk.db.execute(
    sql`update jobs.job set retry_limit = ${limit}, start_after = now() where state = 'retry'`,
  );
}

test.each(cases)("$name ends as documented: $ending", ({ name, ending, tries: expected }) => {
  expect(found.get(name)).toEqual(ENDINGS[ending]);
  expect(tries.get(name)).toBe(expected);
});

test("nobody was led to a server of this machine, and no name was looked up twice for a connection", () => {
  expect(secret.hits("/")).toBe(0);
  expect(lookups.filter((name) => name === CHANGING_NAME)).toHaveLength(3);
});

test("nothing of what was refused is kept", async () => {
  const rows = await readRows({ databaseUrl: desk.database.url });
  expect(rows.files).toHaveLength(3);
  expect(rows.openJobs).toEqual([]);
  expect(await readdir(join(desk.dataDir, "tmp"))).toEqual([]);
  expect(await desk.ctx.storage.list("originals")).toHaveLength(3);
});
