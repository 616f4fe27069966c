import type { FileHandle } from "node:fs/promises";
import { FLOAT, INTEGER, type PcmData, type PcmFormat, type PcmScan, scanPcm } from "./pcm-scan.ts";

const FORM_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const COMMON_BYTES = 18;
const COMPRESSION_BYTES = 4;
/** In front of the samples: where they begin behind it. */
const SOUND_HEADER_BYTES = 8;
const MAX_CHUNKS = 1000;
/** More than any sound has: a header that lies must not ask for all memory. */
const MAX_CHANNELS = 64;
const MAX_RATE = 768_000;
/** Of AIFF-C, the kinds that are no compression. */
const WHOLE_NUMBERS = ["NONE", "twos", "in24", "in32", "sowt"];
const LEAST_FIRST = "sowt";
const FLOATING = ["fl32", "FL32"];

type Common = { format: PcmFormat; statedBytes: number };

/** As `scanWav`, of an AIFF or AIFF-C. */
export function scanAiff(path: string, onShare: (share: number) => void): Promise<PcmScan> {
  return scanPcm(path, findSound, onShare);
}

/** Its format may stand behind its samples. */
async function findSound(file: FileHandle, size: number): Promise<PcmData | null> {
  let common: Common | null = null;
  let sound: { start: number; end: number } | null = null;
  let position = FORM_BYTES;
  for (let count = 0; count < MAX_CHUNKS && position + CHUNK_HEADER_BYTES <= size; count++) {
    const head = Buffer.alloc(CHUNK_HEADER_BYTES + COMMON_BYTES + COMPRESSION_BYTES);
    await file.read(head, 0, head.length, position);
    const name = head.toString("latin1", 0, 4);
    const length = head.readUInt32BE(4);
    const body = head.subarray(CHUNK_HEADER_BYTES);
    position += CHUNK_HEADER_BYTES;
    if (name === "COMM") common = readCommon(body, length);
    if (name === "SSND") {
      const start = position + SOUND_HEADER_BYTES + body.readUInt32BE(0);
      sound = { start, end: Math.min(position + length, size) };
    }
    if (common && sound) return { ...common, ...sound };
    // Chunks begin at even places.
    position += length + (length % 2);
  }
  return null;
}

/** Null of sound that is compressed. */
function readCommon(body: Buffer, length: number): Common | null {
  const isPlain = length < COMMON_BYTES + COMPRESSION_BYTES;
  const compression = isPlain ? "NONE" : body.toString("latin1", COMMON_BYTES);
  const isFloat = FLOATING.includes(compression);
  if (!isFloat && !WHOLE_NUMBERS.includes(compression)) return null;
  const sampleBytes = Math.ceil(body.readUInt16BE(6) / 8);
  const channels = body.readUInt16BE(0);
  const samplesPerSecond = readExtended(body, 8);
  if (channels > MAX_CHANNELS || samplesPerSecond > MAX_RATE) return null;
  const blockBytes = channels * sampleBytes;
  return {
    format: {
      kind: isFloat ? FLOAT : INTEGER,
      bits: sampleBytes * 8,
      blockBytes,
      bytesPerSecond: samplesPerSecond * blockBytes,
      isAiff: compression !== LEAST_FIRST || sampleBytes === 1,
    },
    statedBytes: body.readUInt32BE(2) * blockBytes,
  };
}

/** A float of 80 bits, as a whole number. */
function readExtended(bytes: Buffer, at: number): number {
  return Math.round(bytes.readUInt32BE(at + 2) * 2 ** (bytes.readUInt16BE(at) - 16_383 - 31));
}
