import { type FileHandle, open } from "node:fs/promises";
import {
  FLAC_HEADER_BYTES,
  type FlacInfo,
  readFlacFrame,
  readFlacInfo,
} from "../../files/formats/flac-frame.ts";

const MARK_BYTES = 4;
const BLOCK_HEADER_BYTES = 4;
const STREAM_INFO_BYTES = 34;
const MAX_BLOCKS = 1000;
const IS_LAST = 0x80;
/** A frame is far shorter: in so much of the end there is a header, wherever the file is cut off. */
const TAIL_BYTES = 1024 * 1024;
const MIN_FRAME_BYTES = 10;

/**
 * As long as the header of a FLAC says, and as much as is in the file, by the frames at its end; `seconds` is 0
 * when there are none. Null where that cannot be told.
 */
export async function readFlacLength(
  path: string,
): Promise<{ statedSeconds: number; seconds: number } | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const found = await readStart(file, size);
    if (!found) return null;
    const { info, framesAt } = found;
    const statedSeconds = info.totalSamples / info.sampleRate;
    if (framesAt + MIN_FRAME_BYTES > size) return { statedSeconds, seconds: 0 };
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size - framesAt));
    await file.read(tail, 0, tail.length, size - tail.length);
    const samples = lastSample(tail, info);
    return samples > 0 ? { statedSeconds, seconds: samples / info.sampleRate } : null;
  } finally {
    await file.close();
  }
}

/** Walks over the blocks in front of the sound. */
async function readStart(file: FileHandle, size: number) {
  const head = Buffer.alloc(BLOCK_HEADER_BYTES + STREAM_INFO_BYTES);
  await file.read(head, 0, MARK_BYTES, 0);
  if (head.toString("latin1", 0, MARK_BYTES) !== "fLaC") return null;
  let info: FlacInfo | null = null;
  let position = MARK_BYTES;
  for (let count = 0; count < MAX_BLOCKS && position < size; count++) {
    await file.read(head, 0, head.length, position);
    if (count === 0) info = readFlacInfo(head.subarray(BLOCK_HEADER_BYTES));
    position += BLOCK_HEADER_BYTES + head.readUIntBE(1, 3);
    if ((head.readUInt8(0) & IS_LAST) > 0) break;
  }
  return info && info.sampleRate > 0 ? { info, framesAt: position } : null;
}

/** How far the frames of `tail` reach. What looks like a header by chance is mostly an early one: the latest counts. */
function lastSample(tail: Buffer, { blockSize, totalSamples }: FlacInfo): number {
  let last = 0;
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    const frame = readFlacFrame(tail.subarray(at, at + FLAC_HEADER_BYTES), blockSize);
    if (!frame) continue;
    const end = frame.sample + blockSize;
    if (totalSamples === 0 || end < totalSamples + blockSize) last = Math.max(last, end);
  }
  return totalSamples > 0 ? Math.min(last, totalSamples) : last;
}
