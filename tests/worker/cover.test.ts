import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import { coverRoutes } from "#lib/server/api/covers.ts";
import { createContent } from "#lib/server/catalog/content/create-content.ts";
import { updateContent } from "#lib/server/catalog/content/update-content.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { coverAbandonedJob, coverJob } from "#lib/server/jobs/cover.job.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { until } from "#tests/support/until.ts";
import { coversOf, jpegOf } from "./support/covers.ts";
import { createTitle, type Desk, openDesk, readTitle, untilFinal } from "./support/desk.ts";
import { buildBook } from "./support/epub.ts";

let desk: Desk;
let worker: Worker;
let id: number;
let covers: ReturnType<typeof coversOf>;
beforeAll(async () => {
  desk = await openDesk();
  covers = coversOf(desk, () => id);
  worker = await desk.startWorker();
});
beforeEach(async () => {
  id = await createTitle(desk, "physical");
});
afterAll(async () => {
  await worker.stop();
  await desk.close();
});

async function stored(url: string): Promise<Buffer> {
  const key = url.replace("http://localhost/files/", "");
  const chunks: Buffer[] = [];
  for await (const chunk of await desk.ctx.storage.getStream(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("a cover is kept as it came and in three sizes as WebP; its address on the wire is the middle one", async () => {
  const original = await jpegOf("green");
  await covers.ask(desk.server.serve("/green.jpg", original));
  await covers.until(({ cover_key: key }) => key !== null);
  const { cover_url, cover, cover_error } = await covers.read();
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
  const lying = await sharp(await jpegOf("red", 300, 100))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  await covers.ask(desk.server.serve("/lying.jpg", lying));
  await covers.until(({ cover_key: key }) => key !== null);
  const { cover } = await covers.read();
  expect(cover).toMatchObject({ width: 100, height: 300 });
  expect(await sharp(await stored(cover?.large ?? "")).metadata()).toMatchObject({ width: 100, height: 300 });
});

test("another cover has another address, and leaves nothing of the one before; the revision stays", async () => {
  await covers.ask(desk.server.serve("/one.jpg", await jpegOf("green")));
  const first = await covers.until(({ cover_key: key }) => key !== null);
  const before = (await covers.read()).cover;
  await covers.ask(desk.server.serve("/two.jpg", await jpegOf("blue")));
  const second = await covers.until(({ cover_key: key }) => key !== first.cover_key);
  expect(second.revision).toBe(1);
  const after = (await covers.read()).cover;
  for (const size of ["original", "small", "medium", "large"] as const) {
    expect(after?.[size]).not.toBe(before?.[size]);
    const key = before?.[size].replace("http://localhost/files/", "") ?? "";
    await until(
      () => desk.ctx.storage.exists(key),
      (isThere) => !isThere,
    );
    const old = await coverRoutes(desk.ctx).request(key.replace("covers", ""));
    expect([old.status, old.headers.get("cache-control")]).toEqual([302, "no-cache"]);
    const goesTo = new URL(old.headers.get("location") ?? "", before?.[size]).href;
    expect(goesTo).toBe(after?.[size]);
  }
  // Nobody learns by guessing what a title without a page for visitors looks like.
  const set = (values: Partial<typeof content.$inferInsert>) =>
    desk.db.update(content).set(values).where(eq(content.id, id));
  const guess = async () => (await coverRoutes(desk.ctx).request(`/${id}-0000000000000000.webp`)).status;
  expect(await guess()).toBe(302);
  await set({ published_at: "2099-01-01T00:00:00Z" });
  expect(await guess()).toBe(404);
  await set({ published_at: "2020-01-01T00:00:00Z", deleted_at: new Date().toISOString() });
  expect(await guess()).toBe(404);
});

test("a smaller one is refused where the larger is to be kept, and the word has its size", async () => {
  await covers.ask(desk.server.serve("/large.jpg", await jpegOf("green")));
  const large = await covers.until(({ cover_key: key }) => key !== null);
  await covers.ask(desk.server.serve("/small.jpg", await jpegOf("blue", 300, 400)), true);
  expect(await covers.read()).toMatchObject({ cover_pending: true, cover_error: null });
  await covers.until(({ cover_asked: asked }) => asked === null);
  expect(await covers.read()).toMatchObject({
    cover: { width: 1500 },
    cover_error: {
      code: "cover_smaller",
      params: { width: 300, height: 400 },
      message: "This picture is smaller than the present cover: it has 300 × 400 pixels.",
    },
    cover_pending: false,
  });
  await covers.untilOneIsKept();
  // The same size, the same picture, and a smaller one that somebody wants, are taken.
  await covers.ask(desk.server.serve("/as-large.jpg", await jpegOf("red")), true);
  const asLarge = await covers.until(({ cover_key: key }) => key !== large.cover_key);
  await covers.ask(desk.server.serve("/again.jpg", await jpegOf("red")), true);
  expect(await covers.until(({ cover_asked: asked }) => asked === null)).toMatchObject({
    cover_key: asLarge.cover_key,
    cover_error: null,
  });
  await covers.ask(desk.server.serve("/small.jpg", await jpegOf("blue", 300, 400)));
  await covers.until(({ cover_width: width }) => width === 300);
  await covers.untilOneIsKept();
});

test.each(["picture", "file"] as const)(
  "a new title keeps the larger of its two covers when it is told so, also when the %s comes first",
  async (first) => {
    const book = buildBook({ version: 3, cover: await jpegOf("green") });
    const letGo: (() => void)[] = [];
    const serve = (name: string, body: Buffer, isFirst: boolean) =>
      desk.server.serve(`/${crypto.randomUUID()}/${name}`, (_req, res) => {
        if (isFirst) res.end(body);
        else letGo.push(() => res.end(body));
      });
    const another = await desk.startWorker();
    const title = async (background: string, width: number, height: number, keep_larger_cover: boolean) => {
      const made = await createContent(desk.ctx, {
        name: "Two covers",
        file_type: "epub",
        file_url: serve("book.epub", book, first === "file"),
        cover_url: serve("cover.jpg", await jpegOf(background, width, height), first === "picture"),
        keep_larger_cover,
      });
      id = made.id;
      await covers.until(({ cover_key: key }) => key !== null);
      for (const answer of letGo.splice(0)) answer();
      await untilFinal(desk, id);
      await covers.until(({ cover_asked: asked }) => asked === null);
      await covers.untilOneIsKept();
      return covers.read();
    };
    expect(await title("blue", 300, 400, true)).toMatchObject({
      cover: { width: 1500 },
      cover_error: { code: "cover_smaller", params: { width: 300, height: 400 } },
      cover_pending: false,
    });
    expect(await title("blue", 300, 400, false)).toMatchObject({ cover: { width: 300 }, cover_error: null });
    expect(await title("red", 1800, 2400, true)).toMatchObject({ cover: { width: 1800 }, cover_error: null });
    await another.stop();
  },
);

test("of two requests the later wins, also when the picture of the earlier comes last", async () => {
  const green = await jpegOf("green");
  const letGo: (() => void)[] = [];
  await covers.ask(desk.server.serve("/slow.jpg", (_req, res) => letGo.push(() => res.end(green))));
  await until(
    () => letGo.length,
    (asked) => asked === 1,
  );
  // One worker fetches one picture at a time: the first waits for its server.
  const another = await desk.startWorker();
  await covers.ask(desk.server.serve("/quick.jpg", await jpegOf("blue", 900, 1200)));
  await covers.until(({ cover_asked: asked }) => asked === null);
  for (const answer of letGo) answer();
  const unended = "select from jobs.job where name = $1 and state < 'completed'";
  await until(
    () => desk.db.$client.query(unended, [coverJob.name]),
    ({ rowCount }) => rowCount === 0,
  );
  await another.stop();
  expect(await covers.read()).toMatchObject({ cover: { width: 900 }, cover_error: null });
  await covers.untilOneIsKept();
});

test("one that is taken away leaves nothing", async () => {
  await covers.ask(desk.server.serve("/gone.jpg", await jpegOf("grey")));
  await covers.until(({ cover_key: key }) => key !== null);
  await updateContent(desk.ctx, { id: String(id), idType: "internal" }, { cover_url: null });
  expect(await covers.read()).toEqual({
    cover_url: null,
    cover: null,
    cover_error: null,
    cover_pending: false,
  });
  expect(await covers.files()).toEqual([]);
});

test("what is no picture, or not there, leaves the cover and says why; the next good one ends the word", async () => {
  await covers.ask(desk.server.serve("/good.jpg", await jpegOf("green")));
  const good = await covers.until(({ cover_key: key }) => key !== null);
  await covers.ask(desk.server.serve("/page.jpg", Buffer.from("<!doctype html><p>No picture.")));
  await covers.until(({ cover_error: error }) => error !== null);
  expect(await covers.read()).toMatchObject({
    cover: { width: 1500 },
    cover_error: {
      code: "cover_unusable",
      params: {},
      message: "This is not a picture that can be a cover.",
    },
  });
  await covers.ask(`http://${desk.server.place}/nowhere.jpg`);
  await covers.until(({ cover_error: error }) => error?.code === "not_found");
  expect((await readTitle(desk, id)).cover_key).toBe(good.cover_key);
  await covers.ask(desk.server.serve("/better.jpg", await jpegOf("yellow")));
  const better = await covers.until(({ cover_key: key }) => key !== good.cover_key);
  expect(better.cover_error).toBeNull();
});

test("an edited title goes back to the cover in its own file; one without any says so", async () => {
  const green = await jpegOf("green");
  const book = await createTitle(
    desk,
    "epub",
    desk.server.serve("/own.epub", buildBook({ version: 3, cover: green })),
  );
  const { cover_key: own } = await untilFinal(desk, book);
  expect(own).not.toBeNull();
  const change = (contentId: number, cover_url: string) =>
    updateContent(desk.ctx, { id: String(contentId), idType: "internal" }, { cover_url });
  await change(book, desk.server.serve("/another.jpg", await jpegOf("blue")));
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
  await covers.until(({ cover_error: error }) => error?.code === "cover_failed");
  expect((await covers.read()).cover_error?.message).toMatch(/^Something failed on our side/);
});
