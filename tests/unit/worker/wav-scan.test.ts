import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PcmScan } from "#lib/server/worker/converters/pcm-scan.ts";
import { scanWav } from "#lib/server/worker/converters/wav-scan.ts";
import { buildAdpcm, buildWav } from "#tests/worker/support/wav.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-wav-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function scan(file: Buffer): Promise<PcmScan> {
  const path = join(folder, "sound.wav");
  await writeFile(path, file);
  return scanWav(path, () => undefined);
}

const SECONDS = 200;
/** A tone that is silent for a quarter, then half as loud as at the end. */
const samples = Array.from({ length: SECONDS * 8000 }, (_, index) => {
  const share = index / (SECONDS * 8000);
  const level = share < 0.25 ? 0 : share < 0.5 ? 0.4 : 0.8;
  return level * Math.sin(index / 3);
});
const LEVELS = [0, 50, 100];

test.each([
  ["8 bits", { bits: 8 }],
  ["16 bits, two channels", { bits: 16, channels: 2 }],
  ["24 bits", { bits: 24 }],
  ["32 bits", { bits: 32 }],
  ["floating point", { bits: 32, isFloat: true }],
  ["a length that is not true", { bits: 16, statedBytes: 0xffff_ff00 }],
] as const)("the loudness of %s", async (_name, form) => {
  const { waveform: points, length } = await scan(buildWav({ samples, ...form }));
  expect(length).toEqual({ seconds: SECONDS, statedSeconds: SECONDS });
  expect(points).toHaveLength(1000);
  expect([100, 400, 900].map((point) => Math.round((points[point] ?? 0) / 10) * 10)).toEqual(LEVELS);
});

test("chunks before the samples are passed over; compressed and damaged ones have no picture", async () => {
  const plain = buildWav({ samples });
  const list = Buffer.concat([Buffer.from("LIST\x03\0\0\0abc\0", "latin1")]);
  const { waveform } = await scan(Buffer.concat([plain.subarray(0, 36), list, plain.subarray(36)]));
  expect(waveform[900]).toBe(100);

  const changed = async (change: (file: Buffer) => void) => {
    const file = Buffer.from(plain);
    change(file);
    return (await scan(file)).waveform;
  };
  expect(await changed((file) => file.writeUInt16LE(2, 20))).toEqual([]);
  expect(await changed((file) => file.writeUInt16LE(0, 32))).toEqual([]);
  expect(await changed((file) => file.writeUInt32LE(0xffff_ffff, 16))).toEqual([]);
  expect(await scan(plain.subarray(0, 40))).toEqual({ length: null, waveform: [] });
});

test("a length that is more than the file holds is told beside the true one", async () => {
  const { length } = await scan(buildWav({ samples, statedBytes: samples.length * 4 }));
  expect(length).toEqual({ seconds: SECONDS, statedSeconds: SECONDS * 2 });
});

test("sound in blocks is as long as their samples, whatever rate its header names", async () => {
  const { length, waveform } = await scan(buildAdpcm({ blocks: 433 }));
  expect(length?.seconds).toBeCloseTo((433 * 2_041) / 44_100, 6);
  expect(length?.statedSeconds).toBe(length?.seconds);
  expect(waveform).toEqual([]);
  const cut = (await scan(buildAdpcm({ blocks: 433, statedBlocks: 866 }))).length;
  expect(cut?.statedSeconds).toBeCloseTo((866 * 2_041) / 44_100, 6);
});
