import type { FileHandle } from "node:fs/promises";
import { END_BYTES, endTagBytes, tagBytesAt } from "../../files/formats/tag-bytes.ts";

/** Longer than any frame: as much as must be at hand to judge one and see the next. */
const AHEAD_BYTES = 16 * 1024;
const LEAST_HEADER_BYTES = 4;
const CHUNK_BYTES = 1024 * 1024;

/** The frame that begins at `at` of `bytes`, null when none does. */
export type ReadFrame<Frame> = (bytes: Uint8Array, at: number) => Frame | null;

/** A frame that begins at `at` of `bytes`, and at `position` of the file. */
export type OnFrame<Frame> = (bytes: Uint8Array, at: number, frame: Frame, position: number) => void;

/** How far a walk has come, and what of that was neither sound nor a tag. */
export type Walked = {
  position: number;
  /** Between one frame and another. */
  gapBytes: number;
  /** Behind the last frame so far. */
  restBytes: number;
};

/**
 * Goes through a file of frames one by one, over tags and whatever else lies between them, holding a megabyte of it
 * at a time. Yields how far it has come.
 */
export async function* walkFrames<Frame extends { bytes: number }>(
  file: FileHandle,
  from: number,
  readFrame: ReadFrame<Frame>,
  onFrame: OnFrame<Frame>,
): AsyncGenerator<Walked> {
  const size = await sizeWithoutEndTags(file);
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const walked: Walked = { position: from, gapBytes: 0, restBytes: 0 };
  let isInStep = false;
  let hasBegun = false;
  while (walked.position < size) {
    const { position } = walked;
    const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, size - position), position);
    const bytes = chunk.subarray(0, bytesRead);
    const isLast = position + bytesRead >= size;
    const end = isLast ? bytesRead : bytesRead - AHEAD_BYTES;
    let at = 0;
    while (at < end) {
      const frame = readFrame(bytes, at);
      const isWhole = frame !== null && at + frame.bytes <= bytesRead;
      const tagBytes = frame ? 0 : tagBytesAt(bytes, at);
      if (frame && isWhole && (isInStep || isFollowed(bytes, at + frame.bytes, isLast, readFrame))) {
        onFrame(bytes, at, frame, position + at);
        at += frame.bytes;
        isInStep = true;
        hasBegun = true;
        walked.gapBytes += walked.restBytes;
        walked.restBytes = 0;
      } else if (tagBytes > 0 && position + at + tagBytes <= size) {
        isInStep = false;
        at += tagBytes;
      } else {
        isInStep = false;
        const found = bytes.indexOf(0xff, at + 1);
        const next = found < 0 ? bytesRead : found;
        // What lies in front of the sound is a tag that does not know its length.
        if (hasBegun) walked.restBytes += next - at;
        at = next;
      }
    }
    if (at === 0) return;
    walked.position += at;
    yield walked;
  }
}

async function sizeWithoutEndTags(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const end = Buffer.alloc(Math.min(END_BYTES, size));
  await file.read(end, 0, end.length, size - end.length);
  const tagBytes = endTagBytes(end);
  return tagBytes <= size ? size - tagBytes : size;
}

/** A lone header is chance: sound is where a second one, a tag or the end comes right behind the first. */
function isFollowed(bytes: Uint8Array, at: number, isLast: boolean, readFrame: ReadFrame<unknown>): boolean {
  return (
    (isLast && at + LEAST_HEADER_BYTES > bytes.length) ||
    readFrame(bytes, at) !== null ||
    tagBytesAt(bytes, at) > 0
  );
}
