import type { ChildProcess } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryOf } from "#lib/server/files/memory-of.ts";
import { checkFiles, filesUnder } from "#tests/faults/kill/verdict-files.ts";
import { readRows } from "#tests/faults/kill/verdict-rows.ts";
import { processesOf } from "#tests/support/processes.ts";
import { until } from "#tests/support/until.ts";
import { audioSamples } from "./corpus/audio-samples.ts";
import { convertThrough, type Endings } from "./corpus/convert-through.ts";
import { ENDINGS } from "./corpus/endings.ts";
import { epubSamples } from "./corpus/epub-samples.ts";
import { largeSamples } from "./corpus/large-samples.ts";
import { pdfSamples } from "./corpus/pdf-samples.ts";
import { polyglotSamples } from "./corpus/polyglot-samples.ts";
import type { Sample } from "./corpus/sample.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { openStorefront, type Storefront } from "./support/storefront.ts";
import { killProcess, lives, startWorkerProcess } from "./support/worker-process.ts";

const samples = [...pdfSamples, ...epubSamples, ...audioSamples, ...polyglotSamples, ...largeSamples];
/** One valid book of each kind, and one that is refused: after them a worker has loaded all that it ever loads. */
const WARM_UP = [
  "pdf: a book with outline",
  "epub: a book of the demo",
  "audio: a chapter with tags",
  "pdf: text",
];
/** What a worker may have kept at the end, in megabytes: less than one of the files that unfold in its readers. */
const MEMORY_MARGIN_MB = 40;
const ALL_ENDED_LIMIT_MS = 8 * 60_000;

let desk: Desk;
let store: Storefront;
let worker: ChildProcess;
let memoryBefore = 0;
let endings: Endings;

/** Each file is served over HTTP, its title made through the API, and its conversion done by a worker process. */
beforeAll(async () => {
  desk = await openDesk();
  store = await openStorefront(desk);
  worker = startWorkerProcess(desk);
  await convertAll(samples.filter(({ name }) => WARM_UP.includes(name)));
  memoryBefore = await memoryOf(worker);
  endings = await convertAll(samples.filter(({ name }) => !WARM_UP.includes(name)));
}, ALL_ENDED_LIMIT_MS);
afterAll(async () => {
  await killProcess(worker);
  await store.close();
  await desk.close();
});

async function convertAll(chosen: readonly Sample[]): Promise<Endings> {
  const titles = chosen.map(({ name, type, build }) => ({
    name,
    file_type: type,
    file_url: desk.server.serve(
      `/${samples.findIndex((sample) => sample.name === name)}`,
      async (_req, res) => void res.end(await build()),
    ),
  }));
  return convertThrough(store, titles);
}

test("the corpus has at least 60 files, each with a name of its own", () => {
  expect(samples.length).toBeGreaterThanOrEqual(60);
  expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
});

test.each(samples)("$name ends as documented: $ending", ({ name, ending }) => {
  expect(endings.get(name)).toEqual(ENDINGS[ending]);
});

describe("after all of them", () => {
  test("the worker is the one that began, and no reader of a file is left", () => {
    expect(lives(worker)).toBe(true);
    expect(processesOf(desk.dataDir).map(({ pid }) => pid)).toEqual([worker.pid]);
  });

  test("the worker's folder for work in hand is empty", async () => {
    const tmp = join(desk.dataDir, "tmp");
    const [folder = "", ...others] = await readdir(tmp);
    expect(others).toEqual([]);
    expect(await readdir(join(tmp, folder))).toEqual([]);
  });

  test("the disk holds what the titles own, and nothing else", async () => {
    const rows = await readRows({ databaseUrl: desk.database.url });
    expect(await checkFiles(desk, rows)).toEqual([]);
    const done = samples.filter(({ ending }) => ending === "done").length;
    expect(rows.files).toHaveLength(done);
    const originals = await sizeOf(join(desk.dataDir, "files", "originals"));
    expect(originals).toBe(rows.files.reduce((sum, { size_in_bytes }) => sum + size_in_bytes, 0));
    const elsewhere = (await filesUnder(desk.dataDir)).filter((name) => !/^(files|secrets)\//.test(name));
    expect(elsewhere).toEqual([]);
  });

  test("the worker has let go of the memory it took", async () => {
    await until(
      () => memoryOf(worker),
      (megabytes) => megabytes <= memoryBefore + MEMORY_MARGIN_MB,
    );
    expect(lives(worker)).toBe(true);
  });
});

async function sizeOf(folder: string): Promise<number> {
  const sizes = (await filesUnder(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
