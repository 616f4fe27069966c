import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scanAiff } from "#lib/server/worker/converters/aiff-scan.ts";
import type { PcmScan } from "#lib/server/worker/converters/pcm-scan.ts";
import { buildAiff } from "#tests/worker/support/aiff.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-aiff-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function scan(file: Buffer): Promise<PcmScan> {
  const path = join(folder, "sound.aiff");
  await writeFile(path, file);
  return scanAiff(path, () => undefined);
}

const SECONDS = 20;
/** A tone that is silent for a quarter, then half as loud as at the end. */
const samples = Array.from({ length: SECONDS * 8000 }, (_, index) => {
  const share = index / (SECONDS * 8000);
  const level = share < 0.25 ? 0 : share < 0.5 ? 0.4 : 0.8;
  return level * Math.sin(index / 3);
});

test.each([
  ["8 bits", { bits: 8 }],
  ["16 bits, two channels", { bits: 16, channels: 2 }],
  ["24 bits, as AIFF-C", { bits: 24, compression: "NONE" }],
  ["32 bits", { bits: 32 }],
  ["16 bits, the least byte first", { bits: 16, compression: "sowt" }],
] as const)("the length and the loudness of an AIFF of %s", async (_name, form) => {
  const { waveform, length } = await scan(buildAiff({ samples, ...form }));
  expect(length).toEqual({ seconds: SECONDS, statedSeconds: SECONDS });
  expect(waveform).toHaveLength(1000);
  expect([100, 400, 900].map((point) => Math.round((waveform[point] ?? 0) / 10) * 10)).toEqual([0, 50, 100]);
});

test("an AIFF that is cut short tells what it promises beside what is there", async () => {
  const file = buildAiff({ samples });
  const { length } = await scan(file.subarray(0, file.length / 2));
  expect(length?.statedSeconds).toBe(SECONDS);
  expect(length?.seconds).toBeCloseTo(SECONDS / 2, 1);
});

test("an AIFF that claims more channels than any has asks for no memory", async () => {
  const file = buildAiff({ samples });
  file.writeUInt16BE(0xffff, file.indexOf("COMM") + 8);
  expect(await scan(file)).toEqual({ length: null, waveform: [] });
});

test("a compressed AIFF has no picture", async () => {
  expect(await scan(buildAiff({ samples, compression: "alaw" }))).toEqual({ length: null, waveform: [] });
});
