import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildM4a } from "../support/m4a.ts";
import { MATROSKA_FILM, OTHER_SOUND } from "../support/other-sound.ts";
import { readSoundSample, SOUND_KINDS } from "../support/sound-samples.ts";
import { buildWav } from "../support/wav.ts";
import { patched, type Sample, sampleOf, truncated } from "./sample.ts";

const song = () =>
  buildMp3({
    seconds: 30,
    title: "Capítulo 1",
    artist: "Ana Ruiz",
    album: "Un libro",
    track: 1,
    loudness: (second) => (second < 15 ? 100 : 10),
    chapters: [
      { title: "Uno", start: 0, end: 15 },
      { title: "Dos", start: 15, end: 30 },
    ],
  });
const silence = (seconds: number) => buildMp3({ seconds });

/** Frames of one kind, all their sound zero. */
function frames(header: number[], bytes: number, count: number): Buffer {
  const frame = Buffer.alloc(bytes);
  frame.set(header);
  return Buffer.concat(Array.from({ length: count }, () => frame));
}

const wav = (seconds: number, statedBytes?: number) =>
  buildWav({ samples: Array.from({ length: seconds * 8000 }, () => 0), statedBytes });

/** A tag that claims more than there is. */
const tag = (claimed: number[], body: Buffer) =>
  Buffer.concat([Buffer.from("ID3\x04\x00\x00", "latin1"), Buffer.from(claimed), body]);

const audio = sampleOf("audio");

export const audioSamples: Sample[] = [
  audio("a chapter with tags", "done", song),
  audio("silence without tags", "done", () => silence(5)),
  audio("an hour", "done", () => silence(3600)),
  audio("MPEG 2 at 22,050 Hz", "done", () => frames([0xff, 0xf3, 0x80, 0xc0], 208, 400)),
  audio("MPEG 2.5 at 8,000 Hz", "done", () => frames([0xff, 0xe3, 0x18, 0xc0], 72, 400)),
  audio("layer II", "done", () => frames([0xff, 0xfd, 0x84, 0x00], 417, 400)),
  audio("WAV", "done", () => wav(3)),
  audio("WAV that claims four gigabytes", "done", () => wav(3, 0xffff_ff00)),
  audio("WAV that is cut short, most of it there", "done", () => wav(15, 20 * 16_000)),
  audio("WAV that is cut short at its start", "audio_cut_short", () => wav(1, 20 * 16_000)),
  ...SOUND_KINDS.map((kind) => audio(`${kind} of an encoder`, "done", () => readSoundSample(kind))),
  audio("WAV whose blocks have no bytes", "audio_empty", () => {
    const file = wav(3);
    file.writeUInt16LE(0, 32);
    return file;
  }),
  audio("WAV whose chunks go round in circles", "audio_empty", () => {
    const file = wav(3);
    file.write("junk\xff\xff\xff\xff", 36, "latin1");
    return file;
  }),
  audio("rubbish between the frames", "done", () =>
    Buffer.concat([silence(5), Buffer.alloc(5000, 0x55), silence(5), Buffer.alloc(5000, 0xff), silence(5)]),
  ),
  audio("sound that is rubbish from its first second on", "audio_damaged", () =>
    Buffer.concat([silence(0.5), Buffer.alloc(118_000, 0x55)]),
  ),
  audio("text of a wrong encoding in its tags", "done", () =>
    Buffer.concat([
      tag(
        [0, 0, 0, 20],
        Buffer.from("TIT2\x00\x00\x00\x0a\x00\x00\x09\xff\xfe\xd8\x00\xd8\x00\xd8\x00\xd8", "latin1"),
      ),
      silence(5),
    ]),
  ),
  audio("a picture in its tags that is none", "done", () =>
    buildMp3({ seconds: 5, title: "A", tags: { APIC: "image/jpeg\0\u0003\0not a picture" } }),
  ),
  audio("chapters without order or end", "done", () =>
    buildMp3({
      seconds: 5,
      chapters: Array.from({ length: 2000 }, (_, index) => ({
        title: `${index}`,
        start: 4_000_000 - index,
        end: 0,
      })),
    }),
  ),
  audio("a tag that claims 256 MB", "audio_damaged", () => tag([0x7f, 0x7f, 0x7f, 0x7f], silence(5))),
  audio("a frame of a tag that claims more than the tag", "done", () =>
    Buffer.concat([
      tag([0, 0, 0, 20], Buffer.from("TIT2\x7f\x7f\x7f\x7f\x00\x00\x03abcdefghi", "latin1")),
      silence(5),
    ]),
  ),
  audio("a tag and no sound", "unknown_kind: audio", () => buildMp3({ seconds: 0, title: "Nothing" })),
  audio("a header of a table that lies about its length", "done", () => {
    const file = Buffer.from(silence(10));
    file.write("Xing\0\0\0\x01\x7f\xff\xff\xff", 21, "latin1");
    return file;
  }),
  audio("a bit rate of zero", "audio_empty", () => frames([0xff, 0xfb, 0x00, 0xc0], 96, 400)),
  ...Object.entries(OTHER_SOUND).map(([kind, file]) => audio(kind, "audio_not_taken", () => file)),
  audio("a Matroska film", "wrong_kind: a video, not audio", () => MATROSKA_FILM),
  audio("a film", "audio_is_video", () => buildM4a({ seconds: 5, handler: "vide" })),
  audio("M4A", "done", () => buildM4a({ seconds: 5 })),
  audio("a film without its tracks", "audio_empty", () =>
    Buffer.concat([
      Buffer.from("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41", "latin1"),
      Buffer.alloc(100),
    ]),
  ),
  audio("boxes of MP4 that contain themselves", "audio_damaged", () =>
    Buffer.concat([
      Buffer.from("\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00M4A mp42", "latin1"),
      ...Array.from({ length: 5000 }, () => Buffer.from("\x00\x00\xff\xffmoov", "latin1")),
    ]),
  ),
  audio("a box of MP4 without a size", "audio_damaged", () =>
    Buffer.concat([
      Buffer.from("\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00M4A mp42", "latin1"),
      Buffer.from("\x00\x00\x00\x01moov\xff\xff\xff\xff\xff\xff\xff\xff", "latin1"),
    ]),
  ),
  audio("FLAC without a stream", "audio_empty", () =>
    Buffer.concat([Buffer.from("fLaC"), Buffer.alloc(200, 0xff)]),
  ),
  audio("OGG without a stream", "audio_damaged", () =>
    Buffer.concat([Buffer.from("OggS"), Buffer.alloc(300, 0x01)]),
  ),
  audio("a web page", "web_page: audio", () => Buffer.from("<!doctype html><html>Sign in</html>")),
  audio("text", "unknown_kind: audio", () => Buffer.from("La la la")),
  audio("a book", "wrong_kind: a PDF, not audio", () => Buffer.from("%PDF-1.4\n")),
  audio("a tag cut off by sound of another kind", "done", () =>
    patched(
      buildMp3({ seconds: 5, title: "A long title of a track" }),
      "A long title of a track",
      "\xff\xfb\x14\xc0 and more",
    ),
  ),
  ...truncated("audio", "done", song),
];
