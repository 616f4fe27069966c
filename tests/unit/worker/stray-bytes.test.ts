import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { type FrameScan, scanAdts, scanMp3 } from "#lib/server/worker/converters/frame-scan.ts";
import { reportStrayBytes } from "#lib/server/worker/converters/stray-bytes.ts";
import { buildPicturedMp3 } from "#tests/worker/support/mp3.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-stray-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function scan(file: Buffer, read = scanMp3): Promise<FrameScan> {
  const path = join(folder, "sound");
  await writeFile(path, file);
  return read(path, () => undefined);
}

const noise = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, index) => (index * 7919) & 255));
/** 4,000 bytes a second. */
const sound = (seconds: number) => buildMp3({ seconds });

/** An AAC of one channel at 24,000 Hz, 200 bytes and 42 ms a frame. */
function adts(seconds: number): Buffer {
  const frame = Buffer.alloc(200, 0x21);
  frame.set([0xff, 0xf1, 0x58, 0x40, 200 >> 3, (200 & 7) << 5, 0]);
  return Buffer.concat(Array(Math.round((seconds * 24_000) / 1024)).fill(frame));
}

const id3v1 = () => Buffer.concat([Buffer.from("TAG"), Buffer.alloc(125, 0x20)]);

/** A tag of APE with a large picture, with a header of its own or without. */
function ape(hasHeader: boolean): Buffer {
  const items = noise(300_000);
  const header = (flags: number) => {
    const bytes = Buffer.alloc(32);
    bytes.write("APETAGEX");
    bytes.writeUInt32LE(2000, 8);
    bytes.writeUInt32LE(items.length + 32, 12);
    bytes.writeUInt32LE(flags, 20);
    return bytes;
  };
  if (!hasHeader) return Buffer.concat([items, header(0)]);
  return Buffer.concat([header(0xa000_0000), items, header(0x8000_0000)]);
}

test.each([
  ["nothing else", () => sound(30)],
  ["a large cover in front", () => buildPicturedMp3(30, noise(2_000_000))],
  [
    "a large cover in front of each of its parts",
    () => Buffer.concat([1, 2, 3].map(() => buildPicturedMp3(10, noise(2_000_000)))),
  ],
  [
    "a tag at the end of each of its parts",
    () => Buffer.concat([1, 2, 3].flatMap(() => [sound(10), id3v1()])),
  ],
  ["a tag of APE", () => Buffer.concat([sound(30), ape(true), id3v1()])],
  ["a tag of APE in the middle", () => Buffer.concat([sound(15), ape(true), sound(15)])],
  ["a tag of APE that has its end only", () => Buffer.concat([sound(30), ape(false)])],
  ["padding behind it", () => Buffer.concat([sound(30), Buffer.alloc(8192)])],
  ["rubbish behind it", () => Buffer.concat([sound(30), noise(11_000)])],
  ["a gap between two of its parts", () => Buffer.concat([sound(15), noise(6000), sound(15)])],
] as const)("an MP3 with %s is whole", async (_what, build) => {
  const found = await scan(build());
  expect(found.seconds).toBeCloseTo(30, 0);
  expect(reportStrayBytes(found)).toBeNull();
});

test.each([
  [
    "an MP3 that is noise from its first second on",
    () => Buffer.concat([sound(0.5), noise(118_000)]),
    scanMp3,
  ],
  [
    "an MP3 that was never fetched to its end",
    () => Buffer.concat([sound(10), Buffer.alloc(80_000)]),
    scanMp3,
  ],
  [
    "an MP3 of pieces among noise",
    () => Buffer.concat([1, 2, 3].flatMap(() => [sound(1), noise(30_000)])),
    scanMp3,
  ],
  [
    "an AAC that is noise from its first second on",
    () => Buffer.concat([adts(0.5), noise(118_000)]),
    scanAdts,
  ],
] as const)("%s is damaged", async (_what, build, read) => {
  const found = await scan(build(), read);
  expect(() => reportStrayBytes(found)).toThrow(expect.objectContaining({ code: "audio_damaged" }));
});

test.each([
  ["an MP3", () => Buffer.concat([sound(15), noise(20_000), sound(15)]), scanMp3, 30, "0:05"],
  ["an MP3, at its end", () => Buffer.concat([sound(20), noise(40_000)]), scanMp3, 20, "0:10"],
  ["an AAC", () => Buffer.concat([adts(15), noise(47_000), adts(15)]), scanAdts, 30, "0:10"],
] as const)("how much of %s is lost is said", async (_what, build, read, seconds, lost) => {
  const found = await scan(build(), read);
  expect(found.seconds).toBeCloseTo(seconds, 0);
  expect(reportStrayBytes(found)?.messages).toMatchObject([
    { id: "sound_damaged", severity: "warning", params: { lost } },
  ]);
});

test("an AAC says its length, its sample rate and its channels", async () => {
  const found = await scan(adts(60), scanAdts);
  expect(found).toMatchObject({ sampleRate: 24_000, channels: 1, gapBytes: 0, restBytes: 0 });
  expect(found.seconds).toBeCloseTo(60, 1);
});
