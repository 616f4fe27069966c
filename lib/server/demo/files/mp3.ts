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
  const sound = Buffer.alloc(frames * FRAME_BYTES);
  for (let frame = 0; frame < frames; frame++) {
    sound.set(FRAME_HEADER, frame * FRAME_BYTES);
    // Without more, all that follows a header stays zero: a frame that says it carries nothing.
    const level = loudness?.((frame * FRAME_MS) / 1000) ?? 0;
    if (level > 0) sound.set(sideInformation(level), frame * FRAME_BYTES + FRAME_HEADER.length);
  }
  const texts = { TIT2: title, TPE1: artist, TALB: album, TRCK: track?.toString(), ...tags };
  const parts = [
    ...Object.entries(texts).flatMap(([id, text]) => (text === undefined ? [] : textFrame(id, text))),
    ...chapters.map(chapterFrame),
  ];
  if (parts.length === 0) return sound;
  return Buffer.concat([tagHeader(Buffer.concat(parts)), ...parts, sound]);
}

/** The side information of a mono frame whose two granules state a gain. */
function sideInformation(level: number): Buffer {
  const gain = 210 + Math.round(4 * Math.log2(level / 100));
  const granule = `${bits(64, 12)}${bits(32, 9)}${bits(gain, 8)}${"0".repeat(30)}`;
  const all = `${"0".repeat(18)}${granule}${granule}`;
  return Buffer.from(all.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
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
