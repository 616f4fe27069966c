import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { retryConversion } from "#lib/server/catalog/conversions/retry-conversion.ts";
import { content, contentRevisions } from "#lib/server/db/schema/content.ts";
import { conversionAttempts, conversions } from "#lib/server/db/schema/conversions.ts";
import { files } from "#lib/server/db/schema/files.ts";
import { idempotencyKeys } from "#lib/server/db/schema/requests.ts";
import { NOTHING_FOUND } from "#lib/server/files/formats/found-text.ts";
import { handleAbandoned } from "#lib/server/worker/abandoned.handler.ts";
import { type Claim, claimConversion, LostClaimError } from "#lib/server/worker/claim.ts";
import { handleConvert } from "#lib/server/worker/convert.handler.ts";
import type { WorkerDeps } from "#lib/server/worker/deps.ts";
import { createProgress } from "#lib/server/worker/progress.ts";
import { publish } from "#lib/server/worker/publish.ts";
import { handlePurge } from "#lib/server/worker/purge.handler.ts";
import { READER_LIMITS } from "#lib/server/worker/read-file.ts";
import { release } from "#lib/server/worker/settle.ts";
import { createTitle, type Desk, openDesk, readConversion, readTitle } from "./support/desk.ts";
import { buildSmallPdf } from "./support/pdf.ts";

/** No worker runs here: the attempts are made by hand, one beside the other. */
let desk: Desk;
let deps: WorkerDeps;
beforeAll(async () => {
  desk = await openDesk();
  deps = desk.workerDeps();
  await deps.queue.start();
});
afterAll(async () => {
  await deps.queue.stop();
  await desk.close();
});

const pdf = buildSmallPdf({ pages: ["A"] });
const newTitle = () => createTitle(desk, "pdf", desk.server.serve("/a.pdf", pdf));

async function claim(contentId: number): Promise<Claim> {
  const claimed = await claimConversion(desk.db, (await readConversion(desk, contentId)).id);
  if (!claimed) throw new Error("There was nothing to claim.");
  return claimed;
}

async function publishFor(owned: Claim, pages: number) {
  const path = join(desk.dataDir, "converted");
  await writeFile(path, pdf);
  const downloaded = { path, name: "a.pdf", sizeInBytes: pdf.length, checksumSha256: "0".repeat(64) };
  const outDir = join(desk.dataDir, "derived");
  await mkdir(join(outDir, "pages"), { recursive: true });
  await writeFile(join(outDir, "pages/0001.webp"), "picture");
  const read = {
    totalPages: pages,
    totalWords: 1,
    totalSeconds: 0,
    found: NOTHING_FOUND,
    tableOfContents: null,
    cover: null,
    report: null,
    audio: null,
    pageCount: 1,
    chapters: [],
  };
  await publish(deps, {
    claim: owned,
    downloaded,
    kind: { mediaType: "application/pdf", extension: "pdf" },
    read,
    outDir,
  });
}

const storedFor = (contentId: number) => readdir(join(desk.dataDir, "files", "originals", String(contentId)));
const derivedFor = (contentId: number) => readdir(join(desk.dataDir, "files", "derived", String(contentId)));

const isOf = ({ conversionId }: Claim) => eq(conversionAttempts.conversion_id, conversionId);

const runOf = (conversionId: number, retryCount = 0) => ({
  payload: { conversionId },
  retryCount,
  tries: 6,
  signal: new AbortController().signal,
});

test("an attempt that lost its claim writes nothing: no progress, no result, no file", async () => {
  const id = await newTitle();
  const slow = await claim(id);
  const fast = await claim(id);
  expect([slow.attempt, fast.attempt]).toEqual([1, 2]);
  const before = await readConversion(desk, id);

  await expect(createProgress(desk.db, slow, () => undefined).enter("render")).rejects.toThrow(
    LostClaimError,
  );
  await expect(publishFor(slow, 99)).rejects.toThrow(LostClaimError);
  expect(await readConversion(desk, id)).toEqual(before);
  expect(await storedFor(id)).toEqual([]);
  expect(await derivedFor(id)).toEqual([]);
  expect((await readTitle(desk, id)).total_pages).toBeNull();

  await publishFor(fast, 7);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "done", total_pages: 7 });
  expect(await storedFor(id)).toHaveLength(1);
  expect(await derivedFor(id)).toEqual([`${fast.conversionId}-2`]);
  expect((await readConversion(desk, id)).derived_key).toBe(`derived/${id}/${fast.conversionId}-2/`);
  await expect(publishFor(slow, 99)).rejects.toThrow(LostClaimError);
  expect((await readTitle(desk, id)).total_pages).toBe(7);
});

test("progress of an attempt that lost its claim tells it so", async () => {
  const id = await newTitle();
  const slow = await claim(id);
  let lost: Error | null = null;
  const progress = createProgress(desk.db, slow, (error) => {
    lost = error;
  });
  await claim(id);
  progress.report(0.5);
  await progress.settle();
  expect(lost).toBeInstanceOf(LostClaimError);
  expect((await readConversion(desk, id)).percent).toBe(0);
});

test("a job that comes twice does nothing the second time", async () => {
  const id = await newTitle();
  const { id: conversionId } = await readConversion(desk, id);
  await handleConvert(deps, runOf(conversionId));
  const done = await readConversion(desk, id);
  expect(done).toMatchObject({ status: "done", attempt: 1 });
  await handleConvert(deps, runOf(conversionId));
  expect(await readConversion(desk, id)).toEqual(done);
});

test("a title that was deleted ends quietly, before or during, and converts once it is restored", async () => {
  for (const isClaimed of [false, true]) {
    const id = await newTitle();
    const owned = isClaimed ? await claim(id) : null;
    await desk.db.update(content).set({ deleted_at: sql`now()` }).where(eq(content.id, id));
    const { id: conversionId } = await readConversion(desk, id);
    if (owned) {
      await expect(publishFor(owned, 3)).rejects.toMatchObject({ name: "DeletedTitleError" });
      expect(await storedFor(id)).toEqual([]);
    }
    await handleConvert(deps, runOf(conversionId));
    expect(await readConversion(desk, id)).toMatchObject({ status: "deferred" });
    await desk.db.update(content).set({ deleted_at: null }).where(eq(content.id, id));
    await retryConversion(desk.ctx, id);
    await handleConvert(deps, runOf(conversionId));
    expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "done", total_pages: 1 });
  }
});

test("the last try of a passing fault ends in an error that can be tried again", async () => {
  const url = desk.server.serve("/down", (_req, res) => res.writeHead(502).end());
  const id = await createTitle(desk, "pdf", url);
  const { id: conversionId } = await readConversion(desk, id);
  await expect(handleConvert(deps, runOf(conversionId, 4))).rejects.toMatchObject({ kind: "unavailable" });
  expect((await readConversion(desk, id)).message).toMatch(/try 6 of 6: step 1\/4$/);
  await handleConvert(deps, runOf(conversionId, 5));
  expect(await readConversion(desk, id)).toMatchObject({
    status: "error",
    retryable: true,
    message:
      "The server of the file answered 502 instead of sending it. If it answers so later too, put the file on another server.",
  });
});

test("a conversion whose workers all died ends in an error, and a late one may write nothing", async () => {
  const id = await newTitle();
  const owned = await claim(id);
  await handleAbandoned(deps, owned.conversionId);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "error" });
  expect(await readConversion(desk, id)).toMatchObject({
    status: "error",
    code: "interrupted",
    retryable: true,
  });
  await expect(publishFor(owned, 5)).rejects.toThrow(LostClaimError);
});

test("when the last worker died, the reason of the tries before it is the one that is said", async () => {
  const url = desk.server.serve("/down-and-dead", (_req, res) => res.writeHead(502).end());
  const id = await createTitle(desk, "pdf", url);
  const { id: conversionId } = await readConversion(desk, id);
  await expect(handleConvert(deps, runOf(conversionId, 4))).rejects.toMatchObject({ kind: "unavailable" });
  await release(deps, await claim(id));
  await claim(id);
  await handleAbandoned(deps, conversionId);
  expect(await readConversion(desk, id)).toMatchObject({
    status: "error",
    code: "server_failed",
    params: { status: 502 },
    message: expect.stringMatching(/answered 502/),
    retryable: true,
  });

  // Asked for anew, what was wrong before says nothing any more.
  await retryConversion(desk.ctx, id);
  await claim(id);
  await handleAbandoned(deps, conversionId);
  expect(await readConversion(desk, id)).toMatchObject({ status: "error", code: "interrupted" });
});

test("an attempt whose worker died ends with its last sign of life, one given back says so", async () => {
  const id = await newTitle();
  const lost = await claim(id);
  await createProgress(desk.db, lost, () => undefined).enter("fetch");
  const [started_at, updated_at] = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:05.500Z"];
  const steps = [{ stage: "fetch", started_at, finished_at: null }];
  await desk.db.update(conversionAttempts).set({ started_at, steps }).where(isOf(lost));
  await desk.db.update(conversions).set({ updated_at }).where(eq(conversions.id, lost.conversionId));
  await release(deps, await claim(id));
  const attempts = await desk.db
    .select()
    .from(conversionAttempts)
    .where(isOf(lost))
    .orderBy(conversionAttempts.attempt);
  const [first, second] = attempts;
  expect(first).toMatchObject({
    outcome: "lost",
    code: null,
    steps: [{ stage: "fetch", finished_at: updated_at }],
  });
  expect(new Date(first?.finished_at ?? 0).toISOString()).toBe(updated_at);
  expect(second).toMatchObject({ outcome: "retried", code: "given_back" });
  expect(await readConversion(desk, id)).toMatchObject({ status: "awaiting", code: "waiting_for_worker" });
});

test.each([
  ["time", { ...READER_LIMITS, timeoutMs: 1 }, /took too long/],
  ["memory", { ...READER_LIMITS, maxMemoryMb: 10 }, /more memory/],
])(
  "a file that takes too much %s ends its own attempt and nothing else",
  async (_what, readerLimits, message) => {
    const heavy = buildSmallPdf({
      pages: Array.from({ length: 3000 }, (_, index) => `Page number ${index}`),
    });
    const id = await createTitle(desk, "pdf", desk.server.serve("/heavy.pdf", heavy));
    const { id: conversionId } = await readConversion(desk, id);
    await handleConvert({ ...deps, readerLimits }, runOf(conversionId));
    expect(await readConversion(desk, id)).toMatchObject({ status: "error", retryable: false });
    expect((await readConversion(desk, id)).message).toMatch(message);
  },
);

test("records of changes are kept for 30 days", async () => {
  const id = await newTitle();
  const record = (revision: number, days: number) =>
    desk.db.insert(contentRevisions).values({
      content_id: id,
      revision,
      changed: ["name"],
      created_at: new Date(Date.now() - days * 24 * 60 * 60_000).toISOString(),
    });
  await record(2, 31);
  await record(3, 29);
  await handlePurge(deps);
  const kept = await desk.db.select().from(contentRevisions).where(eq(contentRevisions.content_id, id));
  expect(kept.map(({ revision }) => revision)).toEqual([3]);
});

test("answers under an idempotency key are kept for 24 hours", async () => {
  const answer = (key: string, hours: number) =>
    desk.db.insert(idempotencyKeys).values({
      token_id: "1",
      key,
      request_hash: Buffer.alloc(32),
      status: 201,
      headers: {},
      body: "{}",
      created_at: new Date(Date.now() - hours * 60 * 60_000).toISOString(),
    });
  await answer("old", 25);
  await answer("young", 23);
  await handlePurge(deps);
  const kept = await desk.db.select({ key: idempotencyKeys.key }).from(idempotencyKeys);
  expect(kept).toEqual([{ key: "young" }]);
});

test("titles deleted more than 30 days ago are removed with their files; younger ones stay", async () => {
  const [old, young, living] = [await newTitle(), await newTitle(), await newTitle()];
  for (const id of [old, young, living]) await publishFor(await claim(id), 1);
  const oldFile = (await readTitle(desk, old)).file_id ?? 0;
  const age = (id: number, days: number) =>
    desk.db
      .update(content)
      .set({ deleted_at: sql`now() - make_interval(days => ${days})` })
      .where(eq(content.id, id));
  await age(old, 31);
  await age(young, 29);
  await handlePurge(deps);
  expect(await desk.db.select().from(content).where(eq(content.id, old))).toEqual([]);
  expect(await desk.db.select().from(conversions).where(eq(conversions.content_id, old))).toEqual([]);
  expect(await desk.db.select().from(files).where(eq(files.id, oldFile))).toEqual([]);
  await expect(storedFor(old)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(derivedFor(old)).rejects.toMatchObject({ code: "ENOENT" });
  expect(await derivedFor(young)).toHaveLength(1);
  expect(await storedFor(young)).toHaveLength(1);
  expect(await storedFor(living)).toHaveLength(1);
});
