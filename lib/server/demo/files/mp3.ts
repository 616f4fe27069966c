export type Mp3 = { seconds: number; title: string; artist: string; album: string; track: number };

/** At 32 kbit/s and 48 kHz a frame is 96 bytes and 24 ms exactly, so no padding is ever needed. */
const FRAME_BYTES = 96;
const FRAME_MS = 24;
/** Sync, MPEG 1 layer III without checksum; 32 kbit/s at 48 kHz; mono. */
const FRAME_HEADER = [0xff, 0xfb, 0x14, 0xc0];
const UTF8 = 3;

/** Silence of a constant bit rate, as long as asked to the nearest frame of 24 ms, behind an ID3 tag. */
export function buildMp3({ seconds, title, artist, album, track }: Mp3): Buffer {
  const frames = Math.max(1, Math.round((seconds * 1000) / FRAME_MS));
  const sound = Buffer.alloc(frames * FRAME_BYTES);
  // All that follows a header stays zero: a frame that says it carries nothing.
  for (let frame = 0; frame < frames; frame++) sound.set(FRAME_HEADER, frame * FRAME_BYTES);
  const tags = [
    textFrame("TIT2", title),
    textFrame("TPE1", artist),
    textFrame("TALB", album),
    textFrame("TRCK", String(track)),
  ];
  return Buffer.concat([tagHeader(Buffer.concat(tags)), ...tags, sound]);
}

function tagHeader({ length }: Buffer): Buffer {
  return Buffer.concat([Buffer.from("ID3\x04\x00\x00", "latin1"), syncSafe(length)]);
}

function textFrame(id: string, text: string): Buffer {
  const body = Buffer.concat([Buffer.of(UTF8), Buffer.from(text)]);
  return Buffer.concat([Buffer.from(id, "latin1"), syncSafe(body.length), Buffer.of(0, 0), body]);
}

/** Seven bits a byte: a size must not look like the start of a frame. */
function syncSafe(size: number): Buffer {
  return Buffer.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f);
}
