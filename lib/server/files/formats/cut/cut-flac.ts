import { FLAC_HEADER_BYTES, type FlacInfo, readFlacFrame, readFlacInfo } from "../flac-frame.ts";
import type { Pieces, SoundPart } from "./sound-part.ts";

const MARK_BYTES = 4;
const BLOCK_HEADER_BYTES = 4;
const INFO_BYTES = 34;
const MAX_BLOCKS = 1000;
const IS_LAST = 0x80;
/** In so much of the sound a frame begins. */
const WINDOW_BYTES = 128 * 1024;

type Place = { at: number; sample: number };

/** The first `seconds` of a FLAC, without its pictures, with a header that says how long they are. */
export async function cutFlac(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const start = await pieces.read(0, MARK_BYTES + BLOCK_HEADER_BYTES + INFO_BYTES);
  if (start.length < MARK_BYTES + BLOCK_HEADER_BYTES + INFO_BYTES) return null;
  if (start.toString("latin1", 0, MARK_BYTES) !== "fLaC") return null;
  const head = Buffer.from(start);
  const body = head.subarray(MARK_BYTES + BLOCK_HEADER_BYTES);
  const info = readFlacInfo(body);
  if (info.sampleRate === 0) return null;
  const framesAt = await findFrames(pieces);
  const last = await findPlace(pieces, framesAt, info, Math.floor(seconds * info.sampleRate));
  if (last.sample === 0) return null;
  // It is the last block, of so many samples, whose checksum nobody knows.
  head.writeUInt8(IS_LAST, MARK_BYTES);
  body.writeUInt8((body.readUInt8(13) & 0xf0) | Math.floor(last.sample / 2 ** 32), 13);
  body.writeUInt32BE(last.sample % 2 ** 32, 14);
  body.fill(0, 18);
  return { head, start: framesAt, end: last.at };
}

async function findFrames(pieces: Pieces): Promise<number> {
  let position = MARK_BYTES;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = await pieces.read(position, BLOCK_HEADER_BYTES);
    if (header.length < BLOCK_HEADER_BYTES) break;
    position += BLOCK_HEADER_BYTES + header.readUIntBE(1, 3);
    if ((header.readUInt8(0) & IS_LAST) > 0) break;
  }
  return position;
}

/** The frame that begins last at `target` or before: halved, for quiet sound takes far fewer bytes than loud. */
async function findPlace(pieces: Pieces, framesAt: number, info: FlacInfo, target: number): Promise<Place> {
  let low: Place = { at: framesAt, sample: 0 };
  let high = pieces.size;
  while (high - low.at > WINDOW_BYTES) {
    const middle = Math.floor((low.at + high) / 2);
    const [found] = placesIn(await pieces.read(middle, WINDOW_BYTES), middle, info);
    if (found && found.sample <= target && found.at < high) low = found;
    else high = middle;
  }
  const near = placesIn(await pieces.read(low.at, WINDOW_BYTES), low.at, info);
  return near.findLast(({ sample }) => sample <= target) ?? low;
}

function placesIn(bytes: Buffer, position: number, { blockSize, totalSamples }: FlacInfo): Place[] {
  const places: Place[] = [];
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const frame = readFlacFrame(bytes.subarray(at, at + FLAC_HEADER_BYTES), blockSize);
    if (frame && (totalSamples === 0 || frame.sample < totalSamples))
      places.push({ at: position + at, sample: frame.sample });
  }
  return places;
}
