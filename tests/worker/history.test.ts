import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getConversion } from "#lib/server/catalog/conversions/get-conversion.ts";
import { retryConversion } from "#lib/server/catalog/conversions/retry-conversion.ts";
import { startOnFirstRead } from "#lib/server/catalog/conversions/start-on-first-read.ts";
import { deleteTrack } from "#lib/server/catalog/tracks/delete-track.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { conversionAttempts, conversions } from "#lib/server/db/schema/conversions.ts";
import { tracks } from "#lib/server/db/schema/tracks.ts";
import { claimConversion } from "#lib/server/worker/claim.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import type { WorkerDeps } from "#lib/server/worker/deps.ts";
import { handlePurge } from "#lib/server/worker/purge.handler.ts";
import { sweepTitle } from "#lib/server/worker/sweep.ts";
import { until } from "#tests/support/until.ts";
import {
  createTitle,
  type Desk,
  openDesk,
  readConversion,
  readConversions,
  readTitle,
  untilFinal,
} from "./support/desk.ts";
import { buildBook } from "./support/epub.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";

let desk: Desk;
let worker: Worker;
let deps: WorkerDeps;
beforeAll(async () => {
  desk = await openDesk();
  deps = desk.workerDeps();
  worker = await desk.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await desk.close();
});

const serve = (name: string, file: Buffer) => desk.server.serve(`/${crypto.randomUUID()}/${name}`, file);
const pdf = () => serve("a.pdf", buildSmallPdf({ pages: ["One", "Two"], title: "Inside", author: "Ana" }));
const historyOf = (id: number) => getConversion(desk.ctx, { id: String(id), idType: "internal" });

test("what a file says about itself is kept by the attempt that was published", async () => {
  const id = await createTitle(desk, "epub", serve("b.epub", buildBook({ version: 3 })));
  await untilFinal(desk, id);
  const { conversion, files } = await historyOf(id);
  expect(conversion).toMatchObject({ status: "done", code: null, is_stalled: false });
  expect(files).toMatchObject([
    {
      track_id: null,
      status: "done",
      found: { name: "El libro & la prueba", author: ["Ana Ruiz", "Luis Mar"], lang: "es" },
      file: { name: "b.epub", media_type: "application/epub+zip" },
    },
  ]);
});

test("the language comes from the file only where nobody named one", async () => {
  const book = () => serve("b.epub", buildBook({ version: 3 }));
  const [named, unnamed] = [await createTitle(desk, "epub", book()), await createTitle(desk, "epub", book())];
  await desk.db.update(content).set({ lang_given: false }).where(eq(content.id, unnamed));
  await untilFinal(desk, named);
  await untilFinal(desk, unnamed);
  expect((await readTitle(desk, named)).lang).toBe("en");
  expect((await readTitle(desk, unnamed)).lang).toBe("es");
});

test("a track takes its title from the file only while it has none of its own", async () => {
  const song = () => serve("song.mp3", buildSilence(3, "Night song"));
  const id = await createTitle(desk, "audio", song(), song());
  const titles = () =>
    desk.db
      .select({ id: tracks.id, title: tracks.title })
      .from(tracks)
      .where(eq(tracks.content_id, id))
      .orderBy(tracks.position);
  const [first] = await titles();
  await desk.db
    .update(tracks)
    .set({ title_given: false })
    .where(eq(tracks.id, first?.id ?? 0));
  await untilFinal(desk, id);
  expect((await titles()).map(({ title }) => title)).toEqual(["Night song", "Track 2"]);
});

test("attempts are remembered with their steps, their reasons and their ends", async () => {
  let isUp = false;
  const file = buildSmallPdf({ pages: ["A"] });
  const url = desk.server.serve("/sometimes.pdf", (_req, res) =>
    isUp ? res.end(file) : res.writeHead(503).end(),
  );
  const id = await createTitle(desk, "pdf", url);
  await until(
    () => readConversion(desk, id),
    ({ code }) => code === "trying_again",
  );
  isUp = true;
  await untilFinal(desk, id);
  const [only] = (await historyOf(id)).files;
  const attempts = (only?.attempts ?? []).toReversed();
  expect(attempts.map(({ attempt, outcome, code }) => [attempt, outcome, code])).toEqual([
    [1, "retried", "server_failed"],
    [2, "done", null],
  ]);
  expect(attempts[0]).toMatchObject({
    message:
      "The server of the file answered 503 instead of sending it. If it answers so later too, put the file on another server.",
    params: { status: 503 },
    steps: [{ stage: "fetch" }],
  });
  const steps = attempts[1]?.steps ?? [];
  expect(steps.map(({ stage }) => stage)).toEqual(["fetch", "inspect", "render", "publish"]);
  for (const step of steps) {
    expect(step.finished_at).not.toBeNull();
    expect(step.seconds).toBeGreaterThanOrEqual(0);
  }
});

/** Makes it look as if nobody had touched the conversion for so long, in this step. */
async function leaveAlone(id: number, seconds: number, usualSeconds: number | null) {
  await desk.db
    .update(conversions)
    .set({
      status: "converting",
      step: 3,
      usual_seconds: usualSeconds,
      updated_at: sql`now() - make_interval(secs => ${seconds})`,
    })
    .where(eq(conversions.content_id, id));
}

test.each([
  ["a minute, where there is no history", 59, 61, null],
  ["three times what the step usually takes", 590, 605, 200],
])("a conversion is stalled after %s", async (_what, before, after, usual) => {
  const id = await createTitle(desk, "pdf");
  await desk.db
    .insert(conversions)
    .values({ content_id: id, file_url: "http://a.example", status: "converting" });
  const isStalled = async () => (await historyOf(id)).conversion?.is_stalled;
  await leaveAlone(id, before, usual);
  expect(await isStalled()).toBe(false);
  await leaveAlone(id, after, usual);
  expect(await isStalled()).toBe(true);
  await desk.db.update(conversions).set({ status: "awaiting" }).where(eq(conversions.content_id, id));
  expect(await isStalled()).toBe(false);
});

test("what a step usually takes is the median of the attempts that were done", async () => {
  const id = await createTitle(desk, "audio");
  const [made] = await desk.db
    .insert(conversions)
    .values({ content_id: id, file_url: pdf(), status: "awaiting" })
    .returning({ id: conversions.id });
  const conversionId = made?.id ?? 0;
  const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString();
  await desk.db.insert(conversionAttempts).values(
    // 51 of them: the shortest is the oldest, and no longer counts.
    Array.from({ length: 51 }, (_, index) => index + 1).map((seconds, index) => ({
      conversion_id: conversionId,
      attempt: 100 + index,
      file_type: "audio",
      started_at: at(0),
      finished_at: at(seconds),
      outcome: "done" as const,
      steps: [{ stage: "render", started_at: at(0), finished_at: at(seconds) }],
    })),
  );
  const claim = await claimConversion(desk.db, conversionId);
  expect(claim?.usualSeconds.render).toBe(27);
});

test("leftovers of attempts that died are removed, and what is published stays", async () => {
  const id = await createTitle(desk, "pdf", pdf());
  await untilFinal(desk, id);
  const { id: conversionId, derived_key } = await readConversion(desk, id);
  const { storage } = desk.ctx;
  const published = [await storage.list(`originals/${id}/`), await storage.list(`derived/${id}/`)];
  expect(published.flat()).toHaveLength(derived_key === null ? 1 : 2);
  const dead = [`originals/${id}/${conversionId}-7.pdf`, `derived/${id}/${conversionId}-7/pages/0001.webp`];
  for (const key of dead) await storage.put(key, Buffer.from("dead"));
  await sweepTitle(deps, id);
  for (const key of dead) expect(await storage.exists(key)).toBe(false);
  expect([await storage.list(`originals/${id}/`), await storage.list(`derived/${id}/`)]).toEqual(published);
});

test("the next claim and the daily purge both sweep", async () => {
  const { storage } = desk.ctx;
  const page = Buffer.from("<!doctype html><html>Sign in</html>");
  const address = serve("a.pdf", page);
  const id = await createTitle(desk, "pdf", address);
  await untilFinal(desk, id);
  const { id: conversionId } = await readConversion(desk, id);
  const dead = `originals/${id}/${conversionId}-1.pdf`;
  await storage.put(dead, Buffer.from("dead"));
  await handlePurge(deps);
  expect(await storage.exists(dead)).toBe(false);

  await storage.put(dead, Buffer.from("dead"));
  desk.server.serve(new URL(address).pathname, buildSmallPdf({ pages: ["A"] }));
  await retryConversion(desk.ctx, id);
  expect(await untilFinal(desk, id)).toMatchObject({ conversion_status: "done" });
  expect(await storage.exists(dead)).toBe(false);
});

test("the files of a deleted track are removed, those of the others stay", async () => {
  const id = await createTitle(
    desk,
    "audio",
    serve("1.mp3", buildSilence(2)),
    serve("2.mp3", buildSilence(2)),
  );
  await untilFinal(desk, id);
  const [first, second] = await readConversions(desk, id);
  await deleteTrack(desk.ctx, { id: String(id), idType: "internal" }, first?.track_id ?? 0);
  await until(
    () => desk.ctx.storage.list(`originals/${id}/`),
    (keys) => keys.length === 1,
  );
  expect(await desk.ctx.storage.list(`originals/${id}/`)).toEqual([
    expect.stringMatching(new RegExp(`/${second?.id}-1\\.`)),
  ]);
});

test("a deferred title starts with the first read of its file, once however many read", async () => {
  const id = await createTitle(desk, "pdf");
  await desk.db.insert(conversions).values({ content_id: id, file_url: pdf(), status: "deferred" });
  await desk.db.update(content).set({ conversion_status: "deferred" }).where(eq(content.id, id));
  const states = await Promise.all(Array.from({ length: 5 }, () => startOnFirstRead(desk.ctx, id)));
  expect(states).not.toContain("deferred");
  expect(await untilFinal(desk, id)).toMatchObject({ conversion_status: "done" });
  expect((await readConversion(desk, id)).attempt).toBe(1);
  expect(await startOnFirstRead(desk.ctx, id)).toBe("done");
});

test("an audiobook of 30 tracks: they are converted beside one another, a bad one stops none", async () => {
  const file = buildSilence(2);
  // The first one waits for the second: one after the other they would never end.
  const second = Promise.withResolvers<void>();
  let asked = 0;
  const urls = Array.from({ length: 30 }, (_, index) =>
    desk.server.serve(`/thirty/${index}.mp3`, async (_req, res) => {
      if (++asked === 2) second.resolve();
      await second.promise;
      res.end(index === 11 ? "<!doctype html><html>Sign in</html>" : file);
    }),
  );
  const id = await createTitle(desk, "audio", ...urls);
  expect(await untilFinal(desk, id, 90_000)).toMatchObject({ conversion_status: "error", total_seconds: 58 });
  const states = (await readConversions(desk, id)).map(({ status }) => status);
  expect(states.filter((status) => status === "done")).toHaveLength(29);
  expect(states[11]).toBe("error");
  const { files } = await historyOf(id);
  expect(files.map(({ title }) => title)).toEqual(urls.map((_, index) => `Track ${index + 1}`));
  expect(files[11]).toMatchObject({ code: "web_page", params: { wanted: "audio" }, retryable: true });
}, 100_000);

test("an attempt names its file as its server calls it, and the host, but nothing else of the address", async () => {
  const file = buildSmallPdf({ pages: ["One"] });
  const url = desk.server.serve(`/${crypto.randomUUID()}/get?signature=secret`, (_req, res) =>
    res.writeHead(200, { "content-disposition": 'attachment; filename="Tides 2.pdf"' }).end(file),
  );
  const id = await createTitle(desk, "pdf", url);
  await untilFinal(desk, id);
  const { files } = await historyOf(id);
  expect(files[0]?.attempts.map(({ file: tried }) => tried)).toEqual([
    { name: "Tides 2.pdf", host: new URL(url).host },
  ]);
  expect(JSON.stringify(files)).not.toContain("secret");
});
