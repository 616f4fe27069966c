import { type FileHandle, open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { createWaveform } from "./waveform.ts";

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const FORMAT_BYTES = 40;
const MAX_CHUNKS = 1000;
/** So many samples are one piece of the waveform, and so many pieces are read at a time. */
const PIECE_SAMPLES = 1024;
const PIECES_AT_ONCE = 128;

/** How samples are written: whole numbers, or floating point. */
const INTEGER = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

type WavFormat = { kind: number; bits: number; blockBytes: number };
type WavData = { format: WavFormat; start: number; end: number };

/**
 * The loudness of a WAV over time, by its first channel, holding little of it at a time; empty where its
 * samples are compressed or make no sense. `onShare` is told how far it has come, 0 to 1.
 */
export async function scanWav(path: string, onShare: (share: number) => void): Promise<number[]> {
  const waveform = createWaveform();
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const found = await findData(file, size);
    const read = found && sampleReader(found.format);
    if (!read) return [];
    const { start, end, format } = found;
    const pieceBytes = PIECE_SAMPLES * format.blockBytes;
    const chunk = Buffer.alloc(pieceBytes * PIECES_AT_ONCE);
    for (let position = start; position < end; ) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, end - position), position);
      if (bytesRead < format.blockBytes) break;
      for (let at = 0; at + format.blockBytes <= bytesRead; at += pieceBytes)
        waveform.add(powerOf(chunk, at, Math.min(at + pieceBytes, bytesRead), format.blockBytes, read));
      position += bytesRead;
      onShare((position - start) / (end - start));
      await setImmediate();
    }
    return waveform.points();
  } finally {
    await file.close();
  }
}

/** Walks over the chunks of the file to its format and its samples, whatever length it claims for them. */
async function findData(file: FileHandle, size: number): Promise<WavData | null> {
  let format: WavFormat | null = null;
  let position = HEADER_BYTES;
  for (let count = 0; count < MAX_CHUNKS && position + CHUNK_HEADER_BYTES <= size; count++) {
    const head = Buffer.alloc(CHUNK_HEADER_BYTES + FORMAT_BYTES);
    await file.read(head, 0, head.length, position);
    const name = head.toString("latin1", 0, 4);
    const length = head.readUInt32LE(4);
    const start = position + CHUNK_HEADER_BYTES;
    if (name === "fmt ") format = readFormat(head.subarray(CHUNK_HEADER_BYTES));
    if (name === "data") return format && { format, start, end: Math.min(start + length, size) };
    // Chunks begin at even places.
    position = start + length + (length % 2);
  }
  return null;
}

function readFormat(head: Buffer): WavFormat {
  const kind = head.readUInt16LE(0);
  return {
    kind: kind === EXTENSIBLE ? head.readUInt16LE(24) : kind,
    bits: head.readUInt16LE(14),
    blockBytes: head.readUInt16LE(12),
  };
}

/** Reads a sample as a share of full scale, -1 to 1. */
type ReadSample = (bytes: Buffer, at: number) => number;

function sampleReader({ kind, bits, blockBytes }: WavFormat): ReadSample | null {
  if (blockBytes === 0 || blockBytes * 8 < bits) return null;
  if (kind === FLOAT && bits === 32) return (bytes, at) => bytes.readFloatLE(at);
  if (kind !== INTEGER) return null;
  if (bits === 8) return (bytes, at) => (bytes.readUInt8(at) - 128) / 128;
  if (bits === 16) return (bytes, at) => bytes.readInt16LE(at) / 2 ** 15;
  if (bits === 24) return (bytes, at) => bytes.readIntLE(at, 3) / 2 ** 23;
  return bits === 32 ? (bytes, at) => bytes.readInt32LE(at) / 2 ** 31 : null;
}

function powerOf(bytes: Buffer, from: number, to: number, step: number, read: ReadSample): number {
  let sum = 0;
  let samples = 0;
  for (let at = from; at + step <= to; at += step) {
    const value = read(bytes, at);
    sum += value * value;
    samples++;
  }
  const power = sum / samples;
  // What is no number would make the whole picture none.
  return Number.isFinite(power) ? Math.min(power, 1) : 0;
}
