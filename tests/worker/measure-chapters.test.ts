import { eq } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { content } from "#lib/server/db/schema/content.ts";
import { conversions } from "#lib/server/db/schema/conversions.ts";
import type { WorkerDeps } from "#lib/server/worker/deps.ts";
import { toJsonb } from "#lib/server/worker/jsonb.ts";
import { measureChapters } from "#lib/server/worker/measure-chapters.ts";
import { createTitle, type Desk, openDesk } from "./support/desk.ts";

let desk: Desk;
let deps: WorkerDeps;
/** The conversions that the worker had something to say about. */
let said: number[];
beforeAll(async () => {
  desk = await openDesk();
  const logger = pino({}, { write: (line: string) => said.push(JSON.parse(line).conversion) });
  deps = { ...desk.workerDeps(), logger };
});
afterAll(() => desk.close());

const UNMEASURED = toJsonb([{ title: "One", file: "chapters/0001.html", length: 12 }]);
const MEASURED = [{ title: "One", file: "chapters/0001.html", length: 32, pictures: 1 }];
const CHAPTER = '<html><body><p>One</p><img src="../a.webp"/></body></html>';

/** A book as a worker of before left it: with its chapter, unless that was swept away. */
async function leave({ status = "done", isThere = true } = {}): Promise<number> {
  const title = await createTitle(desk, "epub");
  const folder = `derived/${title}/1-1/`;
  if (isThere) await deps.storage.put(`${folder}chapters/0001.html`, Buffer.from(CHAPTER));
  const made = await desk.db
    .insert(conversions)
    .values({
      content_id: title,
      file_url: "http://a.example/b.epub",
      status,
      derived_key: folder,
      chapters: UNMEASURED,
    })
    .returning({ id: conversions.id });
  return made[0]?.id ?? 0;
}

async function chaptersOf(id: number) {
  const rows = await desk.db.select().from(conversions).where(eq(conversions.id, id));
  return rows[0]?.chapters;
}

async function measureAll(changed: Partial<WorkerDeps> = {}) {
  said = [];
  await measureChapters({ ...deps, ...changed });
}

test("books that cannot be read are told of and passed over, however many stand before the others", async () => {
  const lost = [];
  for (let count = 0; count < 101; count++) lost.push(await leave({ isThere: false }));
  const whole = await leave();
  await measureAll();
  expect(await chaptersOf(whole)).toEqual(MEASURED);
  expect(said).toEqual(lost);
  await desk.db.delete(content);
});

test("only what is published is read: a book that is tried again has lost its chapters, or is losing them", async () => {
  const others = [];
  for (const status of ["awaiting", "converting", "error"])
    others.push(await leave({ status, isThere: false }));
  const whole = await leave();
  await measureAll();
  expect(await chaptersOf(whole)).toEqual(MEASURED);
  expect(said).toEqual([]);
  for (const id of others)
    expect(await chaptersOf(id)).toEqual([expect.not.objectContaining({ pictures: 1 })]);
});

test("chapters that another attempt publishes meanwhile stay", async () => {
  const id = await leave();
  const newer = [{ title: "Another", file: "chapters/0001.html", length: 5, pictures: 0 }];
  const { storage } = deps;
  await measureAll({
    storage: Object.assign(Object.create(storage), {
      async getStream(key: string) {
        const published = { derived_key: "derived/1/1-2/", chapters: toJsonb(newer) };
        await desk.db.update(conversions).set(published).where(eq(conversions.id, id));
        return storage.getStream(key);
      },
    }),
  });
  expect(await chaptersOf(id)).toEqual(newer);
});
