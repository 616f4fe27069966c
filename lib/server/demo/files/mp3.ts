export type Mp3 = {
  seconds: number;
  title?: string;
  artist?: string;
  album?: string;
  track?: number;
  /** Further text frames by their id, such as TCOM. */
  tags?: Readonly<Record<string, string>>;
  chapters?: readonly Mp3Chapter[];
  /** How loud each second is, 0 to 100; silence without it. */
  loudness?: (second: number) => number;
};
/** In seconds. */
export type Mp3Chapter = { title: string; start: number; end: number };

/** At 32 kbit/s and 48 kHz a frame is 96 bytes and 24 ms exactly, so no padding is ever needed. */
const FRAME_BYTES = 96;
const FRAME_MS = 24;
/** Sync, MPEG 1 layer III without checksum; 32 kbit/s at 48 kHz; mono. */
const FRAME_HEADER = [0xff, 0xfb, 0x14, 0xc0];
const UTF8 = 3;

/** Sound of a constant bit rate, as long as asked to the nearest frame of 24 ms, behind an ID3 tag. */
export function buildMp3(mp3: Mp3): Buffer {
  const { seconds, title, artist, album, track, tags = {}, chapters = [], loudness } = mp3;
  const frames = Math.round((seconds * 1000) / FRAME_MS);
  const noises = new Map<string, Buffer>();
  const sound = Buffer.alloc(frames * FRAME_BYTES);
  for (let frame = 0; frame < frames; frame++) {
    sound.set(FRAME_HEADER, frame * FRAME_BYTES);
    // Without more, all that follows a header stays zero: a frame that says it carries nothing.
    const level = loudness?.((frame * FRAME_MS) / 1000) ?? 0;
    if (level <= 0) continue;
    const seed = scatter(frame, NOISES);
    const noise = noises.get(`${level} ${seed}`) ?? noiseOf(level, seed);
    noises.set(`${level} ${seed}`, noise);
    sound.set(noise, frame * FRAME_BYTES + FRAME_HEADER.length);
  }
  const texts = { TIT2: title, TPE1: artist, TALB: album, TRCK: track?.toString(), ...tags };
  const parts = [
    ...Object.entries(texts).flatMap(([id, text]) => (text === undefined ? [] : textFrame(id, text))),
    ...chapters.map(chapterFrame),
  ];
  if (parts.length === 0) return sound;
  return Buffer.concat([tagHeader(Buffer.concat(parts)), ...parts, sound]);
}

/** As much of each of the two granules of a mono frame as fits: pairs of lines of its spectrum, all equally strong. */
const PAIRS = 50;
/** In the first of the tables of codes, a pair of ones is three zeros, and the sign of each. */
const ONES = "000";
const PAIR_BITS = ONES.length + 2;
const FIRST_TABLE = bits(1, 5).repeat(3);
/** So many different frames of it are enough to be no tone. */
const NOISES = 32;
/** With which so many lines make the sound that is loudest without distortion. */
const LOUDEST_GAIN = 190;

/** Noise of this loudness, 0 to 100: all that follows the header of a frame. */
function noiseOf(level: number, seed: number): Buffer {
  const gain = LOUDEST_GAIN + Math.round(4 * Math.log2(level / 100));
  const granule = `${bits(PAIRS * PAIR_BITS, 12)}${bits(PAIRS, 9)}${bits(gain, 8)}${"0".repeat(5)}${FIRST_TABLE}${"0".repeat(10)}`;
  const signs = Array.from({ length: PAIRS * 2 }, (_, index) =>
    bits(scatter(seed * PAIRS * 2 + index, 4), 2),
  );
  const all = `${"0".repeat(18)}${granule}${granule}${signs.map((sign) => ONES + sign).join("")}`;
  return Buffer.from(all.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** Less than `below`, without a pattern, and the same each time. */
function scatter(index: number, below: number): number {
  return Math.floor((Math.abs(Math.sin((index + 1) * 12.9898)) * 43758.5453) % below);
}

function bits(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}

function tagHeader({ length }: Buffer): Buffer {
  return Buffer.concat([Buffer.from("ID3\x04\x00\x00", "latin1"), syncSafe(length)]);
}

function frameOf(id: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, "latin1"), syncSafe(body.length), Buffer.of(0, 0), body]);
}

function textFrame(id: string, text: string): Buffer {
  return frameOf(id, Buffer.concat([Buffer.of(UTF8), Buffer.from(text)]));
}

function chapterFrame({ title, start, end }: Mp3Chapter, index: number): Buffer {
  const times = Buffer.alloc(16, 0xff);
  times.writeUInt32BE(start * 1000, 0);
  times.writeUInt32BE(end * 1000, 4);
  return frameOf("CHAP", Buffer.concat([Buffer.from(`c${index}\0`), times, textFrame("TIT2", title)]));
}

/** Seven bits a byte: a size must not look like the start of a frame. */
function syncSafe(size: number): Buffer {
  return Buffer.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
}
