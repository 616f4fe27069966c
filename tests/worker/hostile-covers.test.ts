import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { contentSchema } from "#lib/content/schema.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { READER_LIMITS } from "#lib/server/worker/read-file.ts";
import { processesOf } from "#tests/support/processes.ts";
import { until } from "#tests/support/until.ts";
import { convertThrough } from "./corpus/convert-through.ts";
import { buildPng, coverSamples } from "./corpus/cover-samples.ts";
import { ENDINGS } from "./corpus/endings.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { openStorefront, type Storefront } from "./support/storefront.ts";

const UNUSABLE = {
  code: "cover_unusable",
  params: {},
  message: "This is not a picture that can be a cover.",
};
const tooManyPixels = ({ width, height }: { width: number; height: number }) => ({
  code: "cover_too_many_pixels",
  params: { width, height, max_million: 64 },
  message: `This picture has ${width} × ${height} pixels, more than the 64 million that a cover may have. Use a smaller one.`,
});
/** As large as a cover may be: making it takes a while. */
const largest = buildPng(7_900);

let desk: Desk;
let store: Storefront;
beforeAll(async () => {
  desk = await openDesk();
  store = await openStorefront(desk);
});
afterAll(async () => {
  await store.close();
  await desk.close();
});

const itemSchema = z.object({ data: contentSchema });

/** A title made through the API with a picture as its cover; gives what the API says of it once that has ended. */
async function coverOf(picture: Buffer, meanwhile = async () => {}) {
  const cover_url = desk.server.serve(`/${crypto.randomUUID()}`, picture);
  const { data } = itemSchema.parse(
    await store.call("", { name: "A map", file_type: "physical", cover_url }),
  );
  const { cover = null, cover_error = null } = await until(
    async () => {
      await meanwhile();
      return itemSchema.parse(await store.call(`/${data.id}?include=cover`)).data;
    },
    ({ cover, cover_error }) => Boolean(cover ?? cover_error),
  );
  return { cover, cover_error };
}

const good = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: "red" } })
    .png()
    .toBuffer();

/** The same worker makes the next cover, and of the one that failed nothing is left. */
async function expectWorkerAsBefore() {
  expect(await coverOf(await good())).toMatchObject({ cover: { width: 60, height: 80 }, cover_error: null });
  const [folder = ""] = await readdir(join(desk.dataDir, "tmp"));
  // A cover is seen a moment before its worker has tidied up.
  await until(
    () => readdir(join(desk.dataDir, "tmp", folder)),
    (names) => names.length === 0,
  );
  const { rows } = await desk.db.$client.query<{ covers: number }>(
    "select count(cover_key)::int as covers from catalog.content",
  );
  expect(await desk.ctx.storage.list("covers")).toHaveLength((rows[0]?.covers ?? 0) * 4);
}

describe("a picture that cannot be a cover", () => {
  let worker: Worker;
  beforeAll(async () => {
    worker = await desk.startWorker();
  });
  afterAll(() => worker.stop());

  test.each(coverSamples)("$name: the title says so", async ({ build, pixels }) => {
    const cover_error = pixels ? tooManyPixels(pixels) : UNUSABLE;
    expect(await coverOf(await build())).toEqual({ cover: null, cover_error });
  });

  test("ends alone", expectWorkerAsBefore);

  test("the largest that can be one is made", async () => {
    expect(await coverOf(largest)).toMatchObject({ cover: { width: 7_900 }, cover_error: null });
  });

  test("one whose process is killed again and again is given up, and the title says so", async () => {
    const killed = new Set<number>();
    const killReaders = async () => {
      const readers = processesOf(desk.dataDir).filter(({ command }) => command.includes("reader.ts cover"));
      for (const { pid } of readers) {
        killed.add(pid);
        process.kill(pid, "SIGKILL");
      }
      await desk.db.execute(sql`update jobs.job set start_after = now() where state = 'retry'`);
    };
    expect(await coverOf(largest, killReaders)).toEqual({
      cover: null,
      cover_error: {
        code: "cover_failed",
        params: {},
        message: "Something failed on our side while this picture was made the cover. Choose it again.",
      },
    });
    expect(killed.size).toBe(4);
    await expectWorkerAsBefore();
  });
});

const long = buildSmallPdf({ pages: Array.from({ length: 300 }, (_, index) => `Page ${index}`) });

test.each([
  { what: "too much memory", limits: { maxMemoryMb: 20 }, ending: ENDINGS.too_much_memory },
  { what: "too long", limits: { timeoutMs: 300 }, ending: ENDINGS.reading_too_long },
])("a picture and a book that take $what are stopped, and say so", async ({ limits, ending }) => {
  const worker = await desk.startWorker({ readerLimits: { ...READER_LIMITS, ...limits } });
  const { code, params, message } = ending;
  expect(await coverOf(largest)).toEqual({ cover: null, cover_error: { code, params, message } });
  const book = { name: `a book: ${code}`, file_type: "pdf", file_url: desk.server.serve(`/${code}`, long) };
  expect((await convertThrough(store, [book])).get(book.name)).toEqual(ending);
  await worker.stop();
  const next = await desk.startWorker();
  await expectWorkerAsBefore();
  await next.stop();
});
