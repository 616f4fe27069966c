import type { Pieces } from "./sound-part.ts";

/** Bytes of a file, `end` not included. */
export type Stretch = { start: number; end: number };
type Box = Stretch & { name: string };

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
/** The size of a box of more than 4 GB stands behind its name. */
const LONG_SIZE = 1;
const TO_THE_END = 0;
/** Side by side: enough for every film, and an end for what is made of headers alone. */
const MAX_BOXES = 200;

/** What lies in the boxes of a stretch, one after the other, as far as they are in the file. */
export async function* boxesIn(pieces: Pieces, { start, end }: Stretch): AsyncGenerator<Box> {
  let position = start;
  for (let count = 0; count < MAX_BOXES; count++) {
    const header = await pieces.read(position, LONG_HEADER_BYTES);
    if (position + HEADER_BYTES > end || header.length < HEADER_BYTES) return;
    const short = header.readUInt32BE(0);
    const isLong = short === LONG_SIZE && header.length === LONG_HEADER_BYTES;
    const headerBytes = isLong ? LONG_HEADER_BYTES : HEADER_BYTES;
    const bytes = isLong
      ? Number(header.readBigUInt64BE(HEADER_BYTES))
      : short === TO_THE_END
        ? end - position
        : short;
    if (bytes < headerBytes) return;
    const boxEnd = Math.min(position + bytes, end);
    yield { name: header.toString("latin1", 4, HEADER_BYTES), start: position + headerBytes, end: boxEnd };
    position = boxEnd;
  }
}

/** The first box at the end of a path; null without one. */
export async function findBox(
  pieces: Pieces,
  within: Stretch,
  [name, ...deeper]: string[],
): Promise<Stretch | null> {
  for await (const box of boxesIn(pieces, within)) {
    if (box.name === name) return deeper.length === 0 ? box : findBox(pieces, box, deeper);
  }
  return null;
}

/** What a box holds; null when it is larger than expected, or not all there. */
export async function readBox(pieces: Pieces, box: Stretch | null, maxBytes: number): Promise<Buffer | null> {
  const bytes = box ? box.end - box.start : 0;
  if (!box || bytes <= 0 || bytes > maxBytes) return null;
  const body = await pieces.read(box.start, bytes);
  return body.length === bytes ? body : null;
}
