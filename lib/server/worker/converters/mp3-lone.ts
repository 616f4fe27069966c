import {
  borrowedBytes,
  HEADER_BYTES,
  type Mp3Frame,
  readMp3Frame,
  sideInfoBytes,
} from "../../files/formats/mp3-frame.ts";

/** More cannot be borrowed from the frames before: their distance is a number of nine bits. */
const MAX_BORROWED_BYTES = 511;
/** In the second byte of a header: there is no checksum. In the third: the highest bit rate, and no padding. */
const NO_CHECKSUM = 0x01;
const HIGHEST_RATE = 0xe0;
const SAMPLE_RATE_BITS = 0x0c;

/** Makes frames that can be decoded without those before them, of which it keeps what may be borrowed. */
export function createLoner() {
  const kept = new Uint8Array(MAX_BORROWED_BYTES);
  let keptBytes = 0;

  return {
    /** The frame with all that it needs inside of it; null as long as some of that is not known. */
    frame(bytes: Uint8Array, at: number, frame: Mp3Frame): Uint8Array | null {
      const soundAt = soundAtOf(frame);
      if (frame.sideInfoAt === null || soundAt === null)
        return new Uint8Array(bytes.subarray(at, at + frame.bytes));
      const borrowed = borrowedBytes(bytes, frame);
      if (borrowed > keptBytes) return null;
      const header = Uint8Array.from(bytes.subarray(at, at + HEADER_BYTES));
      header[1] = (header[1] ?? 0) | NO_CHECKSUM;
      header[2] = ((header[2] ?? 0) & SAMPLE_RATE_BITS) | HIGHEST_RATE;
      const lone = new Uint8Array(readMp3Frame(header, 0)?.bytes ?? 0);
      const sideInfo = bytes.subarray(frame.sideInfoAt, soundAt);
      const room = lone.length - HEADER_BYTES - sideInfo.length - borrowed;
      lone.set(header);
      lone.set(sideInfo, HEADER_BYTES);
      borrowNothing(lone, frame);
      lone.set(kept.subarray(MAX_BORROWED_BYTES - borrowed), HEADER_BYTES + sideInfo.length);
      // What has no room is at the end of the frame, and lent to the next.
      const own = bytes.subarray(soundAt, at + frame.bytes).subarray(0, room);
      lone.set(own, HEADER_BYTES + sideInfo.length + borrowed);
      return lone;
    },
    /** Where frames are passed over. */
    forget(): void {
      keptBytes = 0;
    },
    /** To be told of the frames before, in order. */
    keep(bytes: Uint8Array, at: number, frame: Mp3Frame): void {
      const soundAt = soundAtOf(frame);
      if (soundAt === null) return;
      const own = bytes.subarray(Math.max(soundAt, at + frame.bytes - MAX_BORROWED_BYTES), at + frame.bytes);
      kept.copyWithin(0, own.length);
      kept.set(own, MAX_BORROWED_BYTES - own.length);
      keptBytes = Math.min(keptBytes + own.length, MAX_BORROWED_BYTES);
    },
  };
}

/** Where the sound of a frame begins, behind its side information; null of a layer that has none. */
function soundAtOf(frame: Mp3Frame): number | null {
  return frame.sideInfoAt === null ? null : frame.sideInfoAt + sideInfoBytes(frame);
}

/** The number of borrowed bytes is the first of the side information. */
function borrowNothing(lone: Uint8Array, { isVersion1 }: Mp3Frame): void {
  lone[HEADER_BYTES] = 0;
  if (isVersion1) lone[HEADER_BYTES + 1] = (lone[HEADER_BYTES + 1] ?? 0) & 0x7f;
}
