import { type FileHandle, open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { createWaveform } from "./waveform.ts";

/** Of a sample of each channel; so many are read at a time. */
const BLOCKS_AT_ONCE = 128 * 1024;

/** How samples are written: whole numbers, or floating point. */
export const INTEGER = 1;
export const FLOAT = 3;

export type PcmFormat = {
  kind: number;
  bits: number;
  blockBytes: number;
  bytesPerSecond: number;
  /** The greatest byte of a sample first, and 8 bits with a sign, as in an AIFF; else as in a WAV. */
  isAiff?: boolean;
};

/** Where in a file its samples are; `statedBytes` as many as its header promises, null when it does not say. */
export type PcmData = { format: PcmFormat; start: number; end: number; statedBytes: number | null };

export type PcmScan = {
  /** As long as its header says, and as much as is in the file; null where that cannot be told. */
  length: { statedSeconds: number; seconds: number } | null;
  /** Empty where the samples are compressed or make no sense. */
  waveform: number[];
};

export type FindPcm = (file: FileHandle, size: number) => Promise<PcmData | null>;

/** The length of the samples that `find` finds, and their loudness over time, holding little of them at a time. */
export async function scanPcm(
  path: string,
  find: FindPcm,
  onShare: (share: number) => void,
): Promise<PcmScan> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const found = await find(file, size);
    if (!found) return { length: null, waveform: [] };
    return { length: lengthOf(found), waveform: await measure(file, found, onShare) };
  } finally {
    await file.close();
  }
}

function lengthOf({ format, start, end, statedBytes }: PcmData): PcmScan["length"] {
  const { bytesPerSecond, blockBytes } = format;
  if (bytesPerSecond === 0 || blockBytes === 0 || end <= start) return null;
  const seconds = (end - start) / bytesPerSecond;
  return { seconds, statedSeconds: statedBytes === null ? seconds : statedBytes / bytesPerSecond };
}

async function measure(
  file: FileHandle,
  { start, end, format }: PcmData,
  onShare: (share: number) => void,
): Promise<number[]> {
  const { bits, blockBytes, bytesPerSecond } = format;
  const read = sampleReader(format);
  if (!read || bytesPerSecond === 0) return [];
  const waveform = createWaveform((end - start) / bytesPerSecond);
  const sampleBytes = bits / 8;
  const chunk = Buffer.alloc(blockBytes * BLOCKS_AT_ONCE);
  const samples = new Float32Array(chunk.length / sampleBytes);
  for (let position = start; position < end; ) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, end - position), position);
    if (bytesRead < blockBytes) break;
    const count = Math.floor(bytesRead / sampleBytes);
    for (let index = 0; index < count; index++) samples[index] = read(chunk, index * sampleBytes);
    waveform.add(
      samples.subarray(0, count),
      (position - start) / bytesPerSecond,
      bytesPerSecond / sampleBytes,
    );
    position += bytesRead;
    onShare((position - start) / (end - start));
    await setImmediate();
  }
  return waveform.points();
}

/** Reads a sample as a share of full scale, -1 to 1. */
type ReadSample = (bytes: Buffer, at: number) => number;

function sampleReader(format: PcmFormat): ReadSample | null {
  const { kind, bits, blockBytes, isAiff = false } = format;
  if (blockBytes === 0 || (blockBytes * 8) % bits > 0) return null;
  if (kind === FLOAT && bits === 32)
    return isAiff ? (bytes, at) => bytes.readFloatBE(at) : (bytes, at) => bytes.readFloatLE(at);
  if (kind !== INTEGER || ![8, 16, 24, 32].includes(bits)) return null;
  const full = 2 ** (bits - 1);
  const sampleBytes = bits / 8;
  if (isAiff) return (bytes, at) => bytes.readIntBE(at, sampleBytes) / full;
  if (bits === 8) return (bytes, at) => (bytes.readUInt8(at) - full) / full;
  return (bytes, at) => bytes.readIntLE(at, sampleBytes) / full;
}
