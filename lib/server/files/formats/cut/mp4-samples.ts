import { findBox, type Stretch } from "./mp4-boxes.ts";
import { MAX_PIECE_BYTES, type Pieces } from "./sound-part.ts";

/** Samples that lie one behind the other, whose decoder is number `description`. */
export type Chunk = { at: number; end: number; samples: number; description: number };
/** The first samples of a track: the length of each in time and in bytes, and where they lie. */
export type Samples = { durations: number[]; sizes: number[]; chunks: Chunk[] };

/** More than a minute and a half has in any kind of sound that comes in packets. */
const MAX_SAMPLES = 20_000;
/** In front of a table: its version, and the number of its rows. */
const TABLE_HEADER_BYTES = 8;
const SIZES_HEADER_BYTES = 12;

/**
 * The samples of a track until `ticks` of its time have passed, as far as they are in the file; null where its
 * tables say nothing of use. Only the beginnings of the tables are read.
 */
export async function readSamples(pieces: Pieces, stbl: Stretch, ticks: number): Promise<Samples | null> {
  const durations = await readDurations(pieces, await findBox(pieces, stbl, ["stts"]), ticks);
  if (durations.length === 0 || durations.length > MAX_SAMPLES) return null;
  const sizes = await readSizes(pieces, await findBox(pieces, stbl, ["stsz"]), durations.length);
  const chunks = await readChunks(pieces, stbl, sizes);
  const present = chunks.reduce((sum, { samples }) => sum + samples, 0);
  if (present === 0) return null;
  return { durations: durations.slice(0, present), sizes: sizes.slice(0, present), chunks };
}

async function readDurations(pieces: Pieces, stts: Stretch | null, ticks: number): Promise<number[]> {
  const durations: number[] = [];
  let left = ticks;
  for (const [count = 0, duration = 0] of await readTable(pieces, stts, 2, MAX_SAMPLES)) {
    for (let index = 0; index < count && durations.length <= MAX_SAMPLES; index++) {
      left -= duration;
      if (left < 0) return durations;
      durations.push(duration);
    }
  }
  return durations;
}

/** Each of its own, or all of one size, which then stands in front. */
async function readSizes(pieces: Pieces, stsz: Stretch | null, most: number): Promise<number[]> {
  const header = stsz ? await pieces.read(stsz.start, SIZES_HEADER_BYTES) : Buffer.alloc(0);
  if (!stsz || header.length < SIZES_HEADER_BYTES) return [];
  const size = header.readUInt32BE(4);
  if (size > 0) return Array<number>(Math.min(header.readUInt32BE(8), most)).fill(size);
  const rows = await readTable(pieces, { start: stsz.start + 4, end: stsz.end }, 1, most);
  return rows.map(([each = 0]) => each);
}

async function readChunks(pieces: Pieces, stbl: Stretch, sizes: readonly number[]): Promise<Chunk[]> {
  const places = await readPlaces(pieces, stbl, sizes.length);
  const runs = await readTable(pieces, await findBox(pieces, stbl, ["stsc"]), 3, places.length);
  const chunks: Chunk[] = [];
  let run = 0;
  let sample = 0;
  for (const [index, at] of places.entries()) {
    if ((runs[run + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= index + 1) run++;
    const [, count = 0, description = 0] = runs[run] ?? [];
    const inside = sizes.slice(sample, sample + count);
    const chunk = chunkOf(pieces.size, at, inside, description);
    join(chunks, chunk);
    sample += chunk.samples;
    if (chunk.samples < count || count === 0) break;
  }
  return chunks;
}

async function readPlaces(pieces: Pieces, stbl: Stretch, most: number): Promise<number[]> {
  const short = await findBox(pieces, stbl, ["stco"]);
  if (short) return (await readTable(pieces, short, 1, most)).map(([at = 0]) => at);
  const long = await readTable(pieces, await findBox(pieces, stbl, ["co64"]), 2, most);
  return long.map(([high = 0, low = 0]) => high * 2 ** 32 + low);
}

/** As many of these samples as are in the file. */
function chunkOf(fileBytes: number, at: number, sizes: readonly number[], description: number): Chunk {
  let end = at;
  let samples = 0;
  for (const size of sizes) {
    if (end + size > fileBytes) break;
    end += size;
    samples++;
  }
  return { at, end, samples, description };
}

/** Sound without anything between is one chunk: then its table is small. */
function join(chunks: Chunk[], chunk: Chunk): void {
  const last = chunks.at(-1);
  if (chunk.samples === 0) return;
  if (last?.end !== chunk.at || last.description !== chunk.description) {
    chunks.push(chunk);
    return;
  }
  last.end = chunk.end;
  last.samples += chunk.samples;
}

/** The first rows of a table of 32-bit numbers, as far as they are there. */
async function readTable(
  pieces: Pieces,
  box: Stretch | null,
  columns: number,
  most: number,
): Promise<number[][]> {
  const header = box ? await pieces.read(box.start, TABLE_HEADER_BYTES) : Buffer.alloc(0);
  if (!box || header.length < TABLE_HEADER_BYTES) return [];
  const rowBytes = columns * 4;
  const first = box.start + TABLE_HEADER_BYTES;
  const wanted = Math.min(header.readUInt32BE(4), most, Math.floor((box.end - first) / rowBytes));
  const rowsAtOnce = Math.floor(MAX_PIECE_BYTES / rowBytes);
  const rows: number[][] = [];
  while (rows.length < wanted) {
    const count = Math.min(wanted - rows.length, rowsAtOnce);
    const bytes = await pieces.read(first + rows.length * rowBytes, count * rowBytes);
    for (let at = 0; at + rowBytes <= bytes.length; at += rowBytes)
      rows.push(Array.from({ length: columns }, (_, column) => bytes.readUInt32BE(at + column * 4)));
    if (bytes.length < count * rowBytes) break;
  }
  return rows;
}
