import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import { contentSchema } from "#lib/content/schema.ts";
import { getContent } from "#lib/server/catalog/content/get-content.ts";
import { updateContent } from "#lib/server/catalog/content/update-content.ts";
import { requestCovers } from "#lib/server/catalog/conversions/request-cover.ts";
import { coverAbandonedJob, coverJob } from "#lib/server/jobs/cover.job.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { until } from "#tests/support/until.ts";
import { createTitle, type Desk, openDesk, readTitle, untilFinal } from "./support/desk.ts";
import { buildBook } from "./support/epub.ts";

let desk: Desk;
let worker: Worker;
let id: number;
beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.startWorker();
});
beforeEach(async () => {
  id = await createTitle(desk, "physical");
});
afterAll(async () => {
  await worker.stop();
  await desk.close();
});

const picture = (background: string, width = 1500, height = 2000) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

const ask = (url: string, keepLarger = false) =>
  desk.db.transaction((tx) => requestCovers(desk.ctx, tx, [{ contentId: id, url, keepLarger }]));
const untilCover = (isRight: (title: Awaited<ReturnType<typeof readTitle>>) => boolean) =>
  until(() => readTitle(desk, id), isRight);

async function readCover() {
  const { json } = await getContent(desk.ctx, { id: String(id), idType: "internal" });
  const {
    cover_url,
    cover = null,
    cover_error = null,
    cover_pending,
  } = contentSchema.parse(JSON.parse(json));
  return { cover_url, cover, cover_error, cover_pending };
}

const coverFiles = async () =>
  (await desk.ctx.storage.list("covers")).filter((key) => key.includes(`/${id}-`));

async function stored(url: string): Promise<Buffer> {
  const key = url.replace("http://localhost/files/", "");
  const chunks: Buffer[] = [];
  for await (const chunk of await desk.ctx.storage.getStream(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("a cover is kept as it came and in three sizes as WebP; its address on the wire is the middle one", async () => {
  const original = await picture("green");
  await ask(desk.server.serve("/green.jpg", original));
  await untilCover(({ cover_key: key }) => key !== null);
  const { cover_url, cover, cover_error } = await readCover();
  expect(cover).toMatchObject({ width: 1500, height: 2000, medium: cover_url });
  expect(cover_error).toBeNull();
  if (!cover) throw new Error("There is no cover.");
  expect((await stored(cover.original)).equals(original)).toBe(true);
  for (const [url, width] of [
    [cover.small, 160],
    [cover.medium, 480],
    [cover.large, 1200],
  ] as const)
    expect(await sharp(await stored(url)).metadata()).toMatchObject({ format: "webp", width });
});

test("a small picture is made no larger, and one on its side is stood up", async () => {
  const lying = await sharp(await picture("red", 300, 100))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  await ask(desk.server.serve("/lying.jpg", lying));
  await untilCover(({ cover_key: key }) => key !== null);
  const { cover } = await readCover();
  expect(cover).toMatchObject({ width: 100, height: 300 });
  expect(await sharp(await stored(cover?.large ?? "")).metadata()).toMatchObject({ width: 100, height: 300 });
});

test("another cover has another address, and leaves nothing of the one before; the revision stays", async () => {
  await ask(desk.server.serve("/one.jpg", await picture("green")));
  const first = await untilCover(({ cover_key: key }) => key !== null);
  const before = (await readCover()).cover;
  await ask(desk.server.serve("/two.jpg", await picture("blue")));
  const second = await untilCover(({ cover_key: key }) => key !== first.cover_key);
  expect(second.revision).toBe(1);
  const after = (await readCover()).cover;
  for (const size of ["original", "small", "medium", "large"] as const) {
    expect(after?.[size]).not.toBe(before?.[size]);
    const key = before?.[size].replace("http://localhost/files/", "") ?? "";
    await until(
      () => desk.ctx.storage.exists(key),
      (isThere) => !isThere,
    );
  }
});

test("a smaller one is refused where the larger is to be kept, and the word has its size", async () => {
  await ask(desk.server.serve("/large.jpg", await picture("green")));
  const large = await untilCover(({ cover_key: key }) => key !== null);
  await ask(desk.server.serve("/small.jpg", await picture("blue", 300, 400)), true);
  expect(await readCover()).toMatchObject({ cover_pending: true, cover_error: null });
  await untilCover(({ cover_asked: asked }) => asked === null);
  expect(await readCover()).toMatchObject({
    cover: { width: 1500 },
    cover_error: {
      code: "cover_smaller",
      params: { width: 300, height: 400 },
      message: "This picture is smaller than the present cover: it has 300 × 400 pixels.",
    },
    cover_pending: false,
  });
  expect(await coverFiles()).toHaveLength(4);
  // The same size, the same picture, and a smaller one that somebody wants, are taken.
  await ask(desk.server.serve("/as-large.jpg", await picture("red")), true);
  const asLarge = await untilCover(({ cover_key: key }) => key !== large.cover_key);
  await ask(desk.server.serve("/again.jpg", await picture("red")), true);
  expect(await untilCover(({ cover_asked: asked }) => asked === null)).toMatchObject({
    cover_key: asLarge.cover_key,
    cover_error: null,
  });
  await ask(desk.server.serve("/small.jpg", await picture("blue", 300, 400)));
  await untilCover(({ cover_width: width }) => width === 300);
  expect(await coverFiles()).toHaveLength(4);
});

test("of two requests the later wins, also when the picture of the earlier comes last", async () => {
  const green = await picture("green");
  const letGo: (() => void)[] = [];
  await ask(desk.server.serve("/slow.jpg", (_req, res) => letGo.push(() => res.end(green))));
  await until(
    () => letGo.length,
    (asked) => asked === 1,
  );
  // One worker fetches one picture at a time: the first waits for its server.
  const another = await desk.startWorker();
  await ask(desk.server.serve("/quick.jpg", await picture("blue", 900, 1200)));
  await untilCover(({ cover_asked: asked }) => asked === null);
  for (const answer of letGo) answer();
  const unended = "select from jobs.job where name = $1 and state < 'completed'";
  await until(
    () => desk.db.$client.query(unended, [coverJob.name]),
    ({ rowCount }) => rowCount === 0,
  );
  await another.stop();
  expect(await readCover()).toMatchObject({ cover: { width: 900 }, cover_error: null });
  expect(await coverFiles()).toHaveLength(4);
});

test("one that is taken away leaves nothing", async () => {
  await ask(desk.server.serve("/gone.jpg", await picture("grey")));
  await untilCover(({ cover_key: key }) => key !== null);
  await updateContent(desk.ctx, { id: String(id), idType: "internal" }, { cover_url: null });
  expect(await readCover()).toEqual({
    cover_url: null,
    cover: null,
    cover_error: null,
    cover_pending: false,
  });
  expect(await coverFiles()).toEqual([]);
});

test("what is no picture, or not there, leaves the cover and says why; the next good one ends the word", async () => {
  await ask(desk.server.serve("/good.jpg", await picture("green")));
  const good = await untilCover(({ cover_key: key }) => key !== null);
  await ask(desk.server.serve("/page.jpg", Buffer.from("<!doctype html><p>No picture.")));
  await untilCover(({ cover_error: error }) => error !== null);
  expect(await readCover()).toMatchObject({
    cover: { width: 1500 },
    cover_error: {
      code: "cover_unusable",
      params: {},
      message: "This is not a picture that can be a cover.",
    },
  });
  await ask(`http://${desk.server.place}/nowhere.jpg`);
  await untilCover(({ cover_error: error }) => error?.code === "not_found");
  expect((await readTitle(desk, id)).cover_key).toBe(good.cover_key);
  await ask(desk.server.serve("/better.jpg", await picture("yellow")));
  const better = await untilCover(({ cover_key: key }) => key !== good.cover_key);
  expect(better.cover_error).toBeNull();
});

test("an edited title goes back to the cover in its own file; one without any says so", async () => {
  const green = await picture("green");
  const book = await createTitle(
    desk,
    "epub",
    desk.server.serve("/own.epub", buildBook({ version: 3, cover: green })),
  );
  const { cover_key: own } = await untilFinal(desk, book);
  expect(own).not.toBeNull();
  const change = (contentId: number, cover_url: string) =>
    updateContent(desk.ctx, { id: String(contentId), idType: "internal" }, { cover_url });
  await change(book, desk.server.serve("/another.jpg", await picture("blue")));
  await until(
    () => readTitle(desk, book),
    ({ cover_key: key }) => key !== own,
  );
  await change(book, FILE_COVER);
  const back = await until(
    () => readTitle(desk, book),
    ({ cover_key: key }) => key === own,
  );
  expect(back.cover_error).toBeNull();
  expect(await desk.ctx.storage.exists(own ?? "")).toBe(true);

  const bare = await createTitle(desk, "epub", desk.server.serve("/bare.epub", buildBook({ version: 3 })));
  await untilFinal(desk, bare);
  await change(bare, FILE_COVER);
  const told = await until(
    () => readTitle(desk, bare),
    ({ cover_error: error }) => error !== null,
  );
  expect(told).toMatchObject({ cover_key: null, cover_error: { code: "no_file_cover" } });
  await expect(change(id, FILE_COVER)).rejects.toMatchObject({
    kind: "invalid",
    faults: { cover_url: expect.anything() },
  });
});

test("a cover whose workers fail again and again is not waited for without an end: the title says so", async () => {
  const { rows } = await desk.db.$client.query("select dead_letter from jobs.queue where name = $1", [
    coverJob.name,
  ]);
  expect(rows).toEqual([{ dead_letter: coverAbandonedJob.name }]);
  await desk.db.transaction((tx) =>
    desk.ctx.queue.send(tx, coverAbandonedJob, {
      contentId: id,
      url: "https://pictures.example/a.jpg",
      request: null,
      keepLarger: false,
    }),
  );
  await untilCover(({ cover_error: error }) => error?.code === "cover_failed");
  expect((await readCover()).cover_error?.message).toMatch(/^Something failed on our side/);
});
