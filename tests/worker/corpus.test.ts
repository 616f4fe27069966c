import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FileError } from "#lib/server/files/file-error.ts";
import { checkFileKind } from "#lib/server/files/file-kind.ts";
import { readFileApart } from "#lib/server/worker/read-file.ts";
import { audioSamples } from "./corpus/audio-samples.ts";
import { epubSamples } from "./corpus/epub-samples.ts";
import { pdfSamples } from "./corpus/pdf-samples.ts";
import type { Ending, Sample } from "./corpus/sample.ts";

const samples = [...pdfSamples, ...epubSamples, ...audioSamples];
/** What one hostile file may take at most; a reader beyond is ended, and the sample says so. */
const LIMITS = { timeoutMs: 110_000, maxHeapMb: 256, maxMemoryMb: 900 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-corpus-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** As a worker converts a file: by its first bytes, then in a process of its own. */
async function convert({ type, build }: Sample): Promise<{ ending: Ending; written: string[] }> {
  const own = await mkdtemp(join(folder, "sample-"));
  const path = join(own, "file");
  const outDir = join(own, "derived");
  try {
    await writeFile(path, await build());
    await checkFileKind(path, type);
    const signal = new AbortController().signal;
    await readFileApart({ type, path, outDir, signal, limits: LIMITS, onProgress: () => undefined });
    await mkdir(outDir, { recursive: true });
    return { ending: "done", written: await readdir(outDir) };
  } catch (error) {
    if (error instanceof FileError) return { ending: error.code, written: [] };
    throw error;
  } finally {
    expect((await readdir(own)).filter((name) => !["file", "derived"].includes(name))).toEqual([]);
    await rm(own, { recursive: true });
  }
}

test("the corpus has at least 60 files, each with a name of its own", () => {
  expect(samples.length).toBeGreaterThanOrEqual(60);
  expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
});

test.concurrent.each(samples)(
  "$name ends as documented",
  async (sample) => {
    const { ending, written } = await convert(sample);
    expect(sample.endings).toContain(ending);
    expect(written.every((name) => ["pages", "chapters", "images"].includes(name))).toBe(true);
  },
  120_000,
);

test("nothing is left of any of them", async () => {
  expect(await readdir(folder)).toEqual([]);
});
