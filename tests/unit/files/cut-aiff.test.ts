import { expect, test } from "vitest";
import { cutAiff } from "#lib/server/files/formats/cut/cut-aiff.ts";
import { piecesOf } from "#lib/server/files/formats/cut/sound-part.ts";
import { buildAiff } from "#tests/worker/support/aiff.ts";

const samples = Array.from({ length: 800 }, (_, at) => Math.sin(at / 20) / 2);
const file = buildAiff({ samples, compression: "NONE" });
const soundAt = file.indexOf("SSND", 0, "latin1") + 16;
const HEAD_BYTES = 44;

const cut = (bytes: Buffer, seconds = 0.05) =>
  cutAiff(
    piecesOf(bytes.length, async (start, end) => bytes.subarray(start, end + 1)),
    seconds,
  );

test("an AIFF is cut at a whole sample", async () => {
  expect(await cut(file, 0.05001)).toMatchObject({
    start: soundAt,
    end: soundAt + 400 * 2,
    reversedBytes: 2,
  });
});

test("of an AIFF that is cut short, what is there is kept", async () => {
  for (let bytes = 0; bytes < file.length; bytes++) {
    const part = await cut(file.subarray(0, bytes));
    if (bytes < soundAt + 2) expect(part).toBeNull();
    else expect(part?.end).toBe(soundAt + Math.min(400, Math.floor((bytes - soundAt) / 2)) * 2);
  }
});

test("rubbish in front of the sound ends in nothing, or in a part of the file", async () => {
  let refused = 0;
  for (const value of [0, 1, 0x7fff_ffff, 0xffff_ffff]) {
    for (let at = 0; at < soundAt; at++) {
      const rubbish = Buffer.from(file);
      rubbish.writeUInt32BE(value, at);
      const part = await cut(rubbish);
      if (!part) refused++;
      else expect([part.head.length, part.end <= file.length]).toEqual([HEAD_BYTES, true]);
    }
  }
  expect(refused).toBeGreaterThan(50);
});

test.each([
  ["of 8 bits", buildAiff({ samples, bits: 8 })],
  ["that is compressed", buildAiff({ samples, compression: "ulaw" })],
  ["without an end to its chunks", Buffer.concat([Buffer.from("FORM\0\0\0\0AIFF"), Buffer.alloc(100_000)])],
  ["that is none", Buffer.from("FORM of another kind")],
])("nothing is made of an AIFF %s", async (_, bytes) => {
  expect(await cut(bytes)).toBeNull();
});
