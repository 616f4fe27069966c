import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { retryConversion } from "#lib/server/catalog/conversions/retry-conversion.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { conversionAttempts } from "#lib/server/db/schema/conversions.ts";
import { files } from "#lib/server/db/schema/files.ts";
import { tracks } from "#lib/server/db/schema/tracks.ts";
import { handleAbandoned } from "#lib/server/worker/abandoned.handler.ts";
import { handleConvert } from "#lib/server/worker/convert.handler.ts";
import type { WorkerDeps } from "#lib/server/worker/deps.ts";
import { createProgress } from "#lib/server/worker/progress.ts";
import { handlePurge } from "#lib/server/worker/purge.handler.ts";
import { until } from "#tests/support/until.ts";
import {
  createTitle,
  type Desk,
  openDesk,
  readConversion,
  readConversions,
  readTitle,
} from "./support/desk.ts";
import { buildSilence } from "./support/mp3.ts";
import { buildSmallPdf } from "./support/pdf.ts";

/** No worker runs here: the attempts are made by hand, one beside the other. */
let desk: Desk;
let deps: WorkerDeps;
beforeAll(async () => {
  desk = await openDesk();
  deps = desk.workerDeps();
});
afterAll(() => desk.close());

const locked = buildSmallPdf({ pages: ["A"], isLocked: true });
const open = buildSmallPdf({ pages: ["A", "B", "C"] });

const run = (conversionId: number) =>
  handleConvert(deps, {
    payload: { conversionId },
    retryCount: 0,
    tries: 6,
    signal: new AbortController().signal,
  });
const stored = async (contentId: number) =>
  (await readdir(join(desk.dataDir, "files", "originals", String(contentId))).catch(() => [])).toSorted();
const attemptsAt = (conversionId: number) =>
  desk.db
    .select()
    .from(conversionAttempts)
    .where(eq(conversionAttempts.conversion_id, conversionId))
    .orderBy(conversionAttempts.attempt);

test("the second file is converted, the first is gone from the storage, and each attempt tells its own", async () => {
  const id = await createTitle(desk, "pdf", desk.server.serve("/locked.pdf", locked));
  await desk.db.update(content).set({ audience: "All" }).where(eq(content.id, id));
  const { id: conversionId } = await readConversion(desk, id);
  await run(conversionId);
  expect(await readConversion(desk, id)).toMatchObject({ status: "error", code: "pdf_locked", attempt: 1 });
  const [failed] = await attemptsAt(conversionId);
  // As a worker leaves it that died between the storage and the database.
  const leftover = `originals/${id}/${conversionId}-1.pdf`;
  await desk.ctx.storage.put(leftover, locked);
  await desk.db.insert(files).values({
    storage_key: leftover,
    name: "locked.pdf",
    media_type: "application/pdf",
    size_in_bytes: locked.length,
    checksum_sha256: "0".repeat(64),
  });

  await retryConversion(desk.ctx, id, { file_url: desk.server.serve("/open.pdf", open) });
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "awaiting", file_id: null });
  await run(conversionId);
  const title = await readTitle(desk, id);
  expect(title).toMatchObject({ conversion_status: "done", total_pages: 3, audience: "All", revision: 1 });
  expect(await stored(id)).toEqual([`${conversionId}-2.pdf`]);
  const { host } = new URL(desk.server.serve("/host", open));
  expect((await attemptsAt(conversionId)).map(({ file_name, file_host }) => [file_name, file_host])).toEqual([
    ["locked.pdf", host],
    ["open.pdf", host],
  ]);
  const [file] = await desk.db
    .select()
    .from(files)
    .where(eq(files.id, title.file_id ?? 0));
  expect(file).toMatchObject({ name: "open.pdf", size_in_bytes: open.length });
  expect(await desk.db.select().from(files).where(eq(files.storage_key, leftover))).toEqual([]);
  const key = file?.storage_key ?? "";
  expect(await text(Readable.from(await desk.ctx.storage.getStream(key)))).toBe(open.toString("utf8"));
  expect(await attemptsAt(conversionId)).toMatchObject([failed, { attempt: 2, outcome: "done", code: null }]);
});

test("a second file that fails too leaves nothing behind, and a third may take its place", async () => {
  const id = await createTitle(desk, "pdf", desk.server.serve("/1.pdf", locked));
  const { id: conversionId } = await readConversion(desk, id);
  await run(conversionId);
  await retryConversion(desk.ctx, id, {
    file_url: desk.server.serve("/2.pdf", Buffer.from("%PDF-1.4 no more")),
  });
  await run(conversionId);
  expect(await readConversion(desk, id)).toMatchObject({ status: "error", code: "pdf_damaged", attempt: 2 });
  expect(await stored(id)).toEqual([]);
  await retryConversion(desk.ctx, id, { file_url: desk.server.serve("/3.pdf", open) });
  await run(conversionId);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "done", total_pages: 3 });
  await handlePurge(deps);
  expect(await stored(id)).toEqual([`${conversionId}-3.pdf`]);
});

test("a worker that is still busy with the first file when the second is chosen writes nothing of it", async () => {
  const first = buildSmallPdf({ pages: ["A"] });
  let send = () => {};
  const slow = desk.server.serve("/slow.pdf", (_req, res) => {
    res.writeHead(200, { "content-length": first.length });
    res.write(first.subarray(0, 9));
    send = () => res.end(first.subarray(9));
  });
  const id = await createTitle(desk, "pdf", slow);
  const { id: conversionId } = await readConversion(desk, id);
  const late = run(conversionId);
  await until(
    async () => desk.server.hits("/slow.pdf"),
    (hits) => hits === 1,
  );
  // The queue has heard nothing of this worker for too long.
  await handleAbandoned(deps, conversionId);
  await retryConversion(desk.ctx, id, { file_url: desk.server.serve("/open.pdf", open) });
  const chosen = await readConversion(desk, id);
  send();
  await late;
  expect(await readConversion(desk, id)).toEqual(chosen);
  expect(await stored(id)).toEqual([]);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "awaiting", file_id: null });

  await run(conversionId);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "done", total_pages: 3 });
  expect(await stored(id)).toHaveLength(1);
});

test("an attempt that has ended owns nothing: a late word of its progress does not reach the next one", async () => {
  const id = await createTitle(desk, "pdf", desk.server.serve("/locked.pdf", locked));
  const { id: conversionId } = await readConversion(desk, id);
  await run(conversionId);
  await retryConversion(desk.ctx, id, { file_url: desk.server.serve("/open.pdf", open) });
  const chosen = await readConversion(desk, id);
  expect(chosen).toMatchObject({ status: "awaiting", attempt: 1 });
  const ended = {
    conversionId,
    attempt: 1,
    contentId: id,
    trackId: null,
    fileUrl: chosen.file_url,
    fileType: "pdf" as const,
    usualSeconds: {},
  };
  const progress = createProgress(desk.db, ended, () => undefined);
  progress.report(0.9);
  await progress.settle();
  await expect(progress.enter("publish")).rejects.toMatchObject({ name: "LostClaimError" });
  expect(await readConversion(desk, id)).toEqual(chosen);
});

test("a job of the first file that comes late converts the second, once", async () => {
  const id = await createTitle(desk, "pdf", desk.server.serve("/locked.pdf", locked));
  const { id: conversionId } = await readConversion(desk, id);
  await run(conversionId);
  await retryConversion(desk.ctx, id, { file_url: desk.server.serve("/once.pdf", open) });
  await run(conversionId);
  const done = await readConversion(desk, id);
  expect(done).toMatchObject({ status: "done", attempt: 2 });
  await run(conversionId);
  expect(await readConversion(desk, id)).toEqual(done);
  expect(desk.server.hits("/once.pdf")).toBe(1);
});

test("a track takes another file; its title, its place and the other tracks stay", async () => {
  const bad = desk.server.serve("/2.mp3", Buffer.from("<!doctype html><html>Sign in</html>"));
  const id = await createTitle(desk, "audio", desk.server.serve("/1.mp3", buildSilence(12)), bad);
  for (const { id: conversionId } of await readConversions(desk, id)) await run(conversionId);
  const [good, failed] = await readConversions(desk, id);
  expect([good?.status, failed?.status]).toEqual(["done", "error"]);
  const mended = desk.server.serve("/2-mended.mp3", buildSilence(7));
  await retryConversion(desk.ctx, id, { file_url: mended, track_id: failed?.track_id });
  await run(failed?.id ?? 0);
  expect(await readTitle(desk, id)).toMatchObject({ conversion_status: "done", total_seconds: 19 });
  expect((await readConversions(desk, id))[0]).toEqual(good);
  const rows = await desk.db.select().from(tracks).where(eq(tracks.content_id, id)).orderBy(tracks.position);
  expect(rows).toMatchObject([
    { title: "Track 1", position: 1, duration_seconds: 12 },
    { title: "Track 2", position: 2, duration_seconds: 7 },
  ]);
});
