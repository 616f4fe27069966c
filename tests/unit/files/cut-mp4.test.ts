import { BufferSource, EncodedPacketSink, Input, MP4 } from "mediabunny";
import { describe, expect, test } from "vitest";
import { cutMp4 } from "#lib/server/files/formats/cut/cut-mp4.ts";
import { piecesOf } from "#lib/server/files/formats/cut/sound-part.ts";
import { buildM4a } from "#tests/worker/support/m4a.ts";
import {
  withEmptyTables,
  withGaps,
  withLongPlaces,
  withTablesBehind,
} from "#tests/worker/support/mp4-layouts.ts";
import { readSoundSample } from "#tests/worker/support/sound-samples.ts";

const SECONDS = 3;
const KB = 1024;
const MB = KB * KB;

const sample = await readSoundSample("m4b");
const tables = { start: sample.readUInt32BE(0), end: sample.indexOf("mdat", 0, "latin1") };

async function cut(file: Buffer, seconds = SECONDS) {
  let bytesRead = 0;
  const pieces = piecesOf(file.length, async (start, end) => {
    bytesRead += end + 1 - start;
    return file.subarray(start, end + 1);
  });
  const part = await cutMp4(pieces, seconds);
  if (!part) return null;
  expect(part.start).toBeGreaterThanOrEqual(0);
  expect(part.end).toBeGreaterThan(part.start);
  expect(part.end).toBeLessThanOrEqual(file.length);
  const bytes = Buffer.concat([part.head, file.subarray(part.start, part.end)]);
  return { part, bytes, bytesRead };
}

/** Read by somebody else: each packet with its time and its bytes. */
async function packetsOf(file: Buffer) {
  const input = new Input({ source: new BufferSource(file), formats: [MP4] });
  const tracks = await input.getTracks();
  const track = await input.getPrimaryAudioTrack();
  const packets = [];
  if (track) {
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets())
      packets.push({ timestamp, data: Buffer.from(data).toString("base64") });
  }
  return { tracks: tracks.length, packets };
}

describe("the beginning of an MP4 is its first packets, each at its time, and nothing else", () => {
  test.each([
    ["with its tables in front", sample],
    ["with its tables behind", withTablesBehind(sample)],
    ["with 64 bits", withLongPlaces(sample)],
    ["with other things between", withGaps(sample, 700)],
  ])("%s", async (_, file) => {
    const whole = await packetsOf(file);
    const heard = await packetsOf((await cut(file))?.bytes ?? Buffer.alloc(0));
    expect(heard.tracks).toBe(1);
    // 1,024 samples of 22,050 in a second, and one packet that is not heard.
    expect(heard.packets.length).toBe(Math.floor((SECONDS * 22_050) / 1024) + 1);
    expect(heard.packets).toEqual(whole.packets.slice(0, heard.packets.length));
  });
});

test("of a file that is cut short, what is there of its beginning is kept", async () => {
  const whole = await packetsOf(sample);
  let kept = 0;
  for (let bytes = 0; bytes < sample.length; bytes += 97) {
    const part = await cut(sample.subarray(0, bytes));
    if (!part) continue;
    kept++;
    const { packets } = await packetsOf(part.bytes);
    expect(packets).toEqual(whole.packets.slice(0, packets.length));
    expect(packets.length).toBeGreaterThan(0);
  }
  expect(kept).toBeGreaterThan(50);
});

test("a table of rubbish ends in nothing, or in a small part of the file", async () => {
  const rubbish = [0, 1, 0x7fff_ffff, 0xffff_ffff];
  let refused = 0;
  for (const value of rubbish) {
    for (let at = tables.start; at + 4 <= tables.end; at++) {
      const file = Buffer.from(sample);
      file.writeUInt32BE(value, at);
      const made = await cut(file);
      if (!made) refused++;
      else expect(made.part.head.length).toBeLessThan(4 * KB);
    }
  }
  expect(refused).toBeGreaterThan(100);
});

test("a track that names millions of samples ends in nothing", async () => {
  const endless = Buffer.from(sample);
  const rows = endless.indexOf("stts", 0, "latin1") + 12;
  endless.writeUInt32BE(0xffff_ffff, rows);
  endless.writeUInt32BE(0, rows + 4);
  expect(await cut(endless)).toBeNull();
});

test("a long book is read in its beginning alone", async () => {
  const made = await cut(withGaps(sample, 16 * KB));
  expect(made?.part.end).toBeLessThan(1.5 * MB);
  expect(made?.bytesRead).toBeLessThan(2 * MB + KB);
});

test.each([
  ["whose sound lies all over it, so that its beginning would be all of it", withGaps(sample, 100 * KB)],
  ["whose tables are empty, as it is in fragments", withEmptyTables(sample)],
  ["which is a film", buildM4a({ seconds: 20, handler: "vide" })],
  ["which is none", Buffer.from("ID3 and nothing else")],
])("nothing is made of a file %s", async (_, file) => {
  expect(await cut(file)).toBeNull();
});
