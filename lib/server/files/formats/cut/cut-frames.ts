import { readAdtsFrame } from "../adts-frame.ts";
import { HEADER_BYTES, readMp3Frame, sideInfoBytes } from "../mp3-frame.ts";
import { readInfoFrame } from "../mp3-info.ts";
import { afterTags, type Pieces, type SoundPart } from "./sound-part.ts";

/** Longer than any frame, and the header of the next one. */
const AHEAD_BYTES = 16 * 1024;
/** Sound does not begin, or go on, so far behind what is none. */
const MAX_STRAY_BYTES = 1024 * 1024;
const NO_BYTES = Buffer.alloc(0);

type Frame = { bytes: number; seconds: number };
type ReadFrame = (bytes: Buffer, at: number) => Frame | null;
type Walked = { start: number; end: number; frames: number };

/**
 * The first `seconds` of an MP3, frame by frame: without the tags in front, and with a table of its own in place of
 * the one that speaks of the whole, so that players show the length that there is.
 */
export async function cutMp3(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const isSound: ReadFrame = (bytes, at) => {
    const frame = readMp3Frame(bytes, at);
    return frame && { bytes: frame.bytes, seconds: frame.samples / frame.sampleRate };
  };
  const first = await findFrame(pieces, await afterTags(pieces), isSound);
  if (first === null) return null;
  const bytes = await pieces.read(first, AHEAD_BYTES);
  const frame = readMp3Frame(bytes, 0);
  const start = frame && readInfoFrame(bytes, 0, frame) ? first + frame.bytes : first;
  const walked = await walk(pieces, start, seconds, isSound);
  return walked && { head: await tableOf(pieces, walked), start: walked.start, end: walked.end };
}

/** A frame without sound that says how many follow; nothing where they are too small to hold that. */
async function tableOf(pieces: Pieces, { start, end, frames }: Walked): Promise<Buffer> {
  const bytes = Buffer.from(await pieces.read(start, HEADER_BYTES));
  // Without a checksum and without padding.
  bytes.writeUInt8(bytes.readUInt8(1) | 1, 1);
  bytes.writeUInt8(bytes.readUInt8(2) & ~2, 2);
  const frame = readMp3Frame(bytes, 0);
  if (!frame || frame.sideInfoAt === null) return NO_BYTES;
  const tableAt = frame.sideInfoAt + sideInfoBytes(frame);
  if (frame.bytes < tableAt + 16) return NO_BYTES;
  const table = Buffer.alloc(frame.bytes);
  bytes.copy(table);
  table.write("Xing", tableAt, "latin1");
  // It has the number of frames and of bytes.
  table.writeUInt32BE(3, tableAt + 4);
  table.writeUInt32BE(frames, tableAt + 8);
  table.writeUInt32BE(frame.bytes + end - start, tableAt + 12);
  return table;
}

/** The first `seconds` of AAC in its frames (ADTS): each stands for itself. */
export async function cutAdts(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const readFrame: ReadFrame = (bytes, at) => {
    const frame = readAdtsFrame(bytes, at);
    return frame && { bytes: frame.bytes, seconds: frame.samples / frame.sampleRate };
  };
  const first = await findFrame(pieces, await afterTags(pieces), readFrame);
  const walked = first === null ? null : await walk(pieces, first, seconds, readFrame);
  return walked && { head: NO_BYTES, start: walked.start, end: walked.end };
}

/** Where the next frame begins that a second one, or the end, comes right behind. */
async function findFrame(pieces: Pieces, from: number, readFrame: ReadFrame): Promise<number | null> {
  for (let position = from; position < Math.min(from + MAX_STRAY_BYTES, pieces.size); ) {
    const bytes = await pieces.read(position, 2 * AHEAD_BYTES);
    for (let at = 0; at < Math.min(AHEAD_BYTES, bytes.length); at++) {
      const frame = bytes[at] === 0xff ? readFrame(bytes, at) : null;
      const next = at + (frame?.bytes ?? 0);
      if (frame && (position + next === pieces.size || readFrame(bytes, next))) return position + at;
    }
    position += AHEAD_BYTES;
  }
  return null;
}

async function walk(
  pieces: Pieces,
  start: number,
  seconds: number,
  readFrame: ReadFrame,
): Promise<Walked | null> {
  let position = start;
  let end = start;
  let frames = 0;
  let played = 0;
  while (played < seconds) {
    const frame = readFrame(await pieces.read(position, AHEAD_BYTES), 0);
    if (!frame) {
      const next = await findFrame(pieces, position + 1, readFrame);
      if (next === null) break;
      position = next;
      continue;
    }
    position += frame.bytes;
    if (position > pieces.size) break;
    end = position;
    frames++;
    played += frame.seconds;
  }
  return frames > 0 ? { start, end, frames } : null;
}
