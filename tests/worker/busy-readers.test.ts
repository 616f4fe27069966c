import { execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteContent } from "#lib/server/catalog/content/delete-content.ts";
import { conversionAttempts } from "#lib/server/db/schema/conversions.ts";
import { READER_LIMITS, readFileApart } from "#lib/server/worker/read-file.ts";
import { processesOf } from "#tests/support/processes.ts";
import { until } from "#tests/support/until.ts";
import { buildBusyPdf, buildDashedPdf } from "./corpus/busy-pdf.ts";
import { ENDINGS } from "./corpus/endings.ts";
import { createTitle, type Desk, openDesk, readConversion, untilFinal } from "./support/desk.ts";
import { buildSmallPdf } from "./support/pdf.ts";

const PARENT = fileURLToPath(import.meta.resolve("./corpus/reading-parent.ts"));
const READER = fileURLToPath(import.meta.resolve("#lib/server/worker/reader.ts"));
const FOUND_READER = fileURLToPath(import.meta.resolve("#lib/server/files/found-reader.ts"));
const PATIENCE_MS = 60_000;
/** What a reader does before it draws takes less than this; then it does nothing but draw. */
const BUSY_SECONDS = 3;
const BUSY_PDF = buildBusyPdf();
/** Of a book of 400 pages a preview shows 40, each of which is drawn. */
const SLOW_PAGES = { inBook: 400, drawn: 40 };

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-busy-"));
  path = join(folder, "busy.pdf");
  await writeFile(path, BUSY_PDF);
});
afterAll(() => rm(folder, { recursive: true }));

const readersOf = (place: string) => processesOf(place).filter(({ command }) => command.includes(READER));

/** Until the reader of a file in `place` draws. */
async function untilBusy(place: string): Promise<void> {
  await until(
    () => readersOf(place).map(({ pid }) => secondsOf(pid)),
    ([seconds = 0]) => seconds >= BUSY_SECONDS,
    PATIENCE_MS,
  );
}

/** How long a process has had the processor. */
function secondsOf(pid: number): number {
  const [seconds = 0, minutes = 0] = execFileSync("ps", ["-o", "time=", "-p", String(pid)], {
    encoding: "utf8",
  })
    .trim()
    .split(":")
    .map(Number)
    .toReversed();
  return minutes * 60 + seconds;
}

const untilGone = (place: string, limitMs: number) =>
  until(
    () => readersOf(place),
    ({ length }) => length === 0,
    limitMs,
  );

test("a file that keeps its reader busy is stopped when its time is over", async () => {
  const limits = { ...READER_LIMITS, timeoutMs: 2_000 };
  const { signal } = new AbortController();
  const outDir = join(folder, "derived");
  const reading = readFileApart({ type: "pdf", path, outDir, signal, limits, onProgress: () => undefined });
  await expect(reading).rejects.toMatchObject({ code: "reading_too_long" });
  expect(readersOf(folder)).toEqual([]);
});

test("a reader that gives no sign of life is stopped long before its time is over: its title says so, and its place is free", {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const desk = await openDesk();
  const readerLimits = { ...READER_LIMITS, silenceMs: 5_000 };
  const worker = await desk.startWorker({ concurrency: 2, readerLimits });
  const busy = desk.server.serve("/busy.pdf", BUSY_PDF);
  const ids = [await createTitle(desk, "pdf", busy), await createTitle(desk, "pdf", busy)];
  const good = desk.server.serve("/good.pdf", buildSmallPdf({ pages: ["A"] }));
  const behind = await createTitle(desk, "pdf", good);
  const { code, params, message } = ENDINGS.reading_too_long;
  for (const id of ids) {
    await untilFinal(desk, id, PATIENCE_MS);
    const { status, retryable, ...said } = await readConversion(desk, id);
    expect({ status, retryable, ...said }).toMatchObject({ status: "error", retryable: false });
    expect(said).toMatchObject({ code, params, message });
  }
  expect(await untilFinal(desk, behind, PATIENCE_MS)).toMatchObject({ conversion_status: "done" });
  expect(readersOf(desk.dataDir)).toEqual([]);
  const attempts = await desk.db.select().from(conversionAttempts);
  expect(attempts.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "failed", "failed"]);
  await worker.stop();
  await desk.close();
});

test("a reader that takes long over many pages, and says so at each, is left to its work", {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const slow = join(folder, "slow.pdf");
  await writeFile(slow, buildDashedPdf({ pages: SLOW_PAGES.inBook, lines: 18 }));
  const limits = { ...READER_LIMITS, silenceMs: 5_000 };
  const { signal } = new AbortController();
  const startedAt = performance.now();
  const read = await readFileApart({
    type: "pdf",
    path: slow,
    outDir: join(folder, "slow"),
    signal,
    limits,
    onProgress: () => undefined,
  });
  expect(read.pageCount).toBe(SLOW_PAGES.drawn);
  // Otherwise this would show nothing.
  expect(performance.now() - startedAt).toBeGreaterThan(limits.silenceMs);
});

test("a busy reader does not outlive the process that asked for it", {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const parent = spawn(process.execPath, [PARENT, path, join(folder, "derived")], { stdio: "ignore" });
  await untilBusy(folder);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await untilGone(folder, 10_000);
  expect(readersOf(folder)).toEqual([]);
});

test.each([
  ["a busy reader", READER, () => ["pdf", path, join(folder, "derived")]],
  ["a look that waits for its first piece", FOUND_READER, () => ["pdf", "1000"]],
])("%s ends itself when nobody else does", { timeout: PATIENCE_MS }, async (_what, script, asked) => {
  const child = fork(script, [...asked(), String(process.pid), "1500"], {
    stdio: ["ignore", "ignore", "ignore", "ipc", "pipe"],
  });
  const [, killedBy] = await once(child, "exit", { signal: AbortSignal.timeout(PATIENCE_MS / 2) });
  expect(killedBy).toBe("SIGKILL");
});

test("deleting a title ends its attempt at once, while it downloads and while it is read", {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const desk = await openDesk();
  const worker = await desk.startWorker({ concurrency: 2 });
  const silent = desk.server.serve("/silent.pdf", (_req, res) => void res.writeHead(200).write("%PDF-1.7"));
  const downloading = await createTitle(desk, "pdf", silent);
  const reading = await createTitle(desk, "pdf", desk.server.serve("/busy.pdf", BUSY_PDF));
  await untilBusy(desk.dataDir);
  expect(desk.server.hits("/silent.pdf")).toBe(1);

  for (const id of [downloading, reading])
    await deleteContent(desk.ctx, { id: String(id), idType: "internal" });
  for (const id of [downloading, reading]) await untilPutOff(desk, id);
  expect(readersOf(desk.dataDir)).toEqual([]);
  const attempts = await desk.db.select().from(conversionAttempts);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["deleted", "deleted"]);

  const good = desk.server.serve("/good.pdf", buildSmallPdf({ pages: ["A"] }));
  expect(await untilFinal(desk, await createTitle(desk, "pdf", good))).toMatchObject({
    conversion_status: "done",
  });
  await worker.stop();
  await desk.close();
});

/** Sooner than the silence of a server or the reading of a file ends by itself. */
const untilPutOff = (desk: Desk, id: number) =>
  until(
    () => readConversion(desk, id),
    ({ status }) => status === "deferred",
    15_000,
  );
