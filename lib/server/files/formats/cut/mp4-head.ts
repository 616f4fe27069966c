import type { Chunk, Samples } from "./mp4-samples.ts";

export type Mp4Sound = Samples & {
  /** As in the file: what kind of MP4 it is, and how its sound is decoded. */
  fileType: Buffer;
  descriptions: Buffer;
  ticksPerSecond: number;
  /** Of the first sample on: what an encoder has put in front is not heard. */
  silentTicks: number;
  durationTicks: number;
};

const MATRIX = numbers(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000);
const FULL_VOLUME = numbers(0x0100_0000);
const ENABLED_IN_MOVIE = 7;
const IN_THIS_FILE = 1;
/** `und` in three times five bits. */
const NO_LANGUAGE = 0x55c4_0000;
const NORMAL_RATE = 0x1_0000;

/** What stands in front of the bytes from `start` to `end`, so that with them it is an MP4 of this sound alone. */
export function buildMp4Head(sound: Mp4Sound, start: number, end: number): Buffer {
  // The places of the chunks have the same length wherever they are.
  const headBytes = build(0).length;
  return build(headBytes - start);

  function build(shift: number): Buffer {
    const data = Buffer.concat([numbers(8 + end - start), letters("mdat")]);
    return Buffer.concat([box("ftyp", sound.fileType), movieBox(sound, shift), data]);
  }
}

function movieBox(sound: Mp4Sound, shift: number): Buffer {
  const { ticksPerSecond, silentTicks, durationTicks } = sound;
  const heardTicks = durationTicks - silentTicks;
  return box(
    "moov",
    box(
      "mvhd",
      numbers(0, 0, 0, ticksPerSecond, heardTicks, NORMAL_RATE),
      FULL_VOLUME,
      numbers(0, 0),
      MATRIX,
      numbers(0, 0, 0, 0, 0, 0, 2),
    ),
    box(
      "trak",
      box(
        "tkhd",
        numbers(ENABLED_IN_MOVIE, 0, 0, 1, 0, heardTicks, 0, 0, 0),
        FULL_VOLUME,
        MATRIX,
        numbers(0, 0),
      ),
      box("edts", box("elst", numbers(0, 1, heardTicks, silentTicks, NORMAL_RATE))),
      box(
        "mdia",
        box("mdhd", numbers(0, 0, 0, ticksPerSecond, durationTicks, NO_LANGUAGE)),
        box("hdlr", numbers(0, 0), letters("soun"), numbers(0, 0, 0), Buffer.alloc(1)),
        box(
          "minf",
          box("smhd", numbers(0, 0)),
          box("dinf", box("dref", numbers(0, 1), box("url ", numbers(IN_THIS_FILE)))),
          tablesBox(sound, shift),
        ),
      ),
    ),
  );
}

function tablesBox({ descriptions, durations, sizes, chunks }: Mp4Sound, shift: number): Buffer {
  const durationRuns = runsOf(durations);
  return box(
    "stbl",
    box("stsd", descriptions),
    box("stts", numbers(0, durationRuns.length), row(durationRuns.flat())),
    box("stsc", numbers(0, chunks.length), row(chunks.flatMap(chunkRow))),
    box("stsz", numbers(0, 0, sizes.length), row(sizes)),
    box("stco", numbers(0, chunks.length), row(chunks.map(({ at }) => at + shift))),
  );
}

const chunkRow = ({ samples, description }: Chunk, index: number) => [index + 1, samples, description];

/** How often, and what: again and again. */
function runsOf(values: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[1] === value) last[0]++;
    else runs.push([1, value]);
  }
  return runs;
}

function box(name: string, ...parts: Buffer[]): Buffer {
  const bytes = parts.reduce((sum, { length }) => sum + length, 8);
  return Buffer.concat([numbers(bytes), letters(name), ...parts]);
}

function numbers(...values: number[]): Buffer {
  return row(values);
}

function row(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

function letters(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
