import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildM4a } from "./support/m4a.ts";
import { openReadingRoom, type ReadingRoom } from "./support/reading-room.ts";
import {
  likeness,
  readSoundSample,
  readSpeech,
  SAMPLE_SECONDS,
  SOUND_KINDS,
  SPEECH_KINDS,
  speechAt,
} from "./support/sound-samples.ts";
import { buildWav } from "./support/wav.ts";

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());
const read = (file: Buffer) => room.read("audio", file);

/** Below the limit of whatever decodes: a reader that hangs is seen. */
const NO_HANG_MS = 30_000;
const share = (file: Buffer, of: number) => file.subarray(0, Math.floor(file.length * of));
const wav = (seconds: number, statedSeconds: number) =>
  buildWav({
    samples: Array.from({ length: seconds * 8000 }, () => 0.5),
    statedBytes: statedSeconds * 16_000,
  });

/** A frame of 24 ms is 96 bytes; the first one becomes the table. */
function mp3Claiming(seconds: number, statedSeconds: number): Buffer {
  const file = buildMp3({ seconds });
  file.write("Info\0\0\0\x01", 21, "latin1");
  file.writeUInt32BE(Math.round(statedSeconds / 0.024), 29);
  return file;
}

describe("the waveform", () => {
  test.each(SOUND_KINDS)("of %s follows its sound: silent, then loud", async (kind) => {
    const { audio, totalSeconds, report } = await read(await readSoundSample(kind));
    const points = audio?.waveform ?? [];
    expect(totalSeconds).toBe(SAMPLE_SECONDS);
    expect(report).toBeNull();
    expect(points).toHaveLength(1000);
    expect(Math.max(...points.slice(0, 480))).toBeLessThanOrEqual(5);
    expect(Math.min(...points.slice(520, 960))).toBeGreaterThanOrEqual(50);
  });

  test.each(SPEECH_KINDS)("of speech in %s is its true loudness", async (kind) => {
    const { audio } = await read(await readSpeech(kind));
    expect(likeness(audio?.waveform ?? [])).toBeGreaterThan(0.95);
  });

  test.each([
    { bits: 8 },
    { bits: 16 },
    { bits: 24 },
    { bits: 32 },
    { bits: 32, isFloat: true },
    { bits: 16, channels: 2 },
  ] as const)("of speech in a WAV of $bits bits is its true loudness: %o", async (format) => {
    const samples = Array.from({ length: SAMPLE_SECONDS * 8000 }, (_, index) => speechAt(index / 8000));
    const { audio } = await read(buildWav({ samples, ...format }));
    expect(likeness(audio?.waveform ?? [])).toBeGreaterThan(0.98);
  });

  test("of a long MP3 is found by looks at it, though its frames borrow from each other", async () => {
    const times = 60;
    const file = await readSpeech("cbr.mp3");
    const { audio, totalSeconds } = await read(Buffer.concat(Array(times).fill(file)));
    expect(totalSeconds).toBeGreaterThan(times * SAMPLE_SECONDS);
    expect(likeness(audio?.waveform ?? [], times)).toBeGreaterThan(0.9);
  });

  test("bears a broken packet", async () => {
    const file = await readSoundSample("m4b");
    const at = file.indexOf("mdat", 0, "latin1") + Math.floor(file.length / 4);
    file.fill(0xff, at, at + 60);
    const { audio } = await read(file);
    expect(audio?.waveform[100]).toBeLessThanOrEqual(5);
    expect(audio?.waveform[900]).toBeGreaterThanOrEqual(50);
  });

  test(
    "is empty, and not waited for, where a FLAC has no first frame to begin with",
    async () => {
      const file = await readSoundSample("flac");
      // The first frame claims another sample rate than the file.
      file.writeUInt8(0x59, file.indexOf(Buffer.of(0xff, 0xf8)) + 2);
      const { audio, totalSeconds } = await read(file);
      expect(audio?.waveform).toEqual([]);
      expect(totalSeconds).toBe(SAMPLE_SECONDS);
    },
    NO_HANG_MS,
  );

  test("is empty where the sound cannot be decoded, and the file is converted all the same", async () => {
    const file = await readSoundSample("m4b");
    file.fill(0xff, file.indexOf("mdat", 0, "latin1") + 4);
    const { audio, totalSeconds } = await read(file);
    expect(audio?.waveform).toEqual([]);
    expect(totalSeconds).toBe(SAMPLE_SECONDS);
    expect((await read(buildM4a({ seconds: 5 }))).audio?.waveform).toEqual([]);
  });
});

test("an M4B says its chapters", async () => {
  const { audio, found } = await read(await readSoundSample("m4b"));
  expect(found).toMatchObject({ name: "Ensayo sobre el viento", author: ["Ana Ruiz"] });
  expect(audio?.chapters).toEqual([
    { title: "Silencio", start: 0 },
    { title: "Viento", start: 3 },
  ]);
});

test.each(SOUND_KINDS)("%s of one channel is mono, whatever its headers say for all", async (kind) => {
  const { audio } = await read(await readSoundSample(kind));
  expect(audio?.channels).toBe(1);
});

describe("sound that is cut short", () => {
  const cases = [
    ["a WAV", () => wav(8, 10), 8, "0:10"],
    ["an MP3", () => mp3Claiming(8, 10), 8, "0:10"],
    ["an M4B", async () => share(await readSoundSample("m4b"), 0.75), 5, "0:06"],
    ["a FLAC", async () => share(await readSoundSample("flac"), 0.75), 5, "0:06"],
  ] as const;

  test.each(cases)(
    "%s says how much is there, and lasts no longer",
    async (_what, build, seconds, stated) => {
      const { report, totalSeconds, audio } = await read(await build());
      expect(totalSeconds).toBe(seconds);
      expect(audio?.waveform).toHaveLength(1000);
      const present = `0:0${seconds}`;
      expect(report).toMatchObject({ is_valid: null, counts: { warning: 1 }, accessibility: null });
      expect(report?.messages).toMatchObject([
        { id: "sound_cut_short", severity: "warning", params: { present, stated } },
      ]);
      expect(report?.messages[0]?.message).toContain(`Only ${present} of ${stated} is in this file`);
    },
  );

  test.each([
    ["a WAV", () => wav(2, 60), { present: "0:02", stated: "1:00" }],
    ["an MP3", () => mp3Claiming(2, 60), { present: "0:02", stated: "1:00" }],
    ["an M4B", async () => share(await readSoundSample("m4b"), 0.25), { stated: "0:06" }],
    ["a FLAC", async () => share(await readSoundSample("flac"), 0.4), { stated: "0:06" }],
  ] as const)("%s of which less than half is there is refused", async (_what, build, params) => {
    await expect(read(await build())).rejects.toMatchObject({ code: "audio_cut_short", params });
  });

  test("a FLAC without any of its sound is empty", async () => {
    const file = await readSoundSample("flac");
    await expect(read(share(file, 0.3))).rejects.toMatchObject({ code: "audio_empty" });
  });

  test("an AAC of whose middle a part is rubbish lasts as long as what is there, and has no half waveform", async () => {
    const file = await readSpeech("aac");
    file.fill(0x55, Math.floor(file.length / 4), Math.floor(file.length * 0.7));
    const { report, totalSeconds, audio } = await read(file);
    expect(totalSeconds).toBe(3);
    expect(report?.messages).toMatchObject([{ id: "sound_damaged", params: { lost: "0:03" } }]);
    expect(audio?.waveform).toEqual([]);
  });

  test.each(["ogg", "opus"] as const)(
    "an %s, which promises no length, says where it breaks off",
    async (kind) => {
      const { report, totalSeconds } = await read(share(await readSoundSample(kind), 0.8));
      expect(totalSeconds).toBeLessThan(SAMPLE_SECONDS);
      const params = { present: `0:0${totalSeconds}` };
      expect(report?.messages).toMatchObject([{ id: "sound_breaks_off", severity: "warning", params }]);
    },
  );

  test.each(["ogg", "opus"] as const)("an %s without the mark of its end may be whole", async (kind) => {
    const file = await readSoundSample(kind);
    const lastPageAt = file.lastIndexOf("OggS", undefined, "latin1");
    file.writeUInt8(file.readUInt8(lastPageAt + 5) & ~4, lastPageAt + 5);
    const { report, totalSeconds } = await read(file);
    expect(totalSeconds).toBe(SAMPLE_SECONDS);
    expect(report).toMatchObject({ counts: { warning: 0, info: 1 }, messages: [{ id: "sound_unended" }] });
  });

  test.each([
    ["a WAV from a pipe", () => buildWav({ samples: Array(16_000).fill(0), statedBytes: 0xffff_ff00 }), 2],
    ["an MP3 with an absurd table", () => mp3Claiming(10, 40_000_000), 10],
    ["an MP3 whose table is a moment off", () => mp3Claiming(10, 10.9), 10],
  ] as const)("nothing is missing from %s", async (_what, build, seconds) => {
    const { report, totalSeconds } = await read(build());
    expect(report).toBeNull();
    expect(totalSeconds).toBe(seconds);
  });
});
