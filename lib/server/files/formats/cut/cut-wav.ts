import { wavBytesPerSecond } from "../wav-rate.ts";
import type { Pieces, SoundPart } from "./sound-part.ts";

const RIFF_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const MAX_CHUNKS = 1000;
const WHOLE_NUMBERS = 1;

/** The first `seconds` of a WAV, with a header that says how long they are. */
export async function cutWav(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const riff = await pieces.read(0, RIFF_BYTES);
  if (riff.toString("latin1", 8) !== "WAVE") return null;
  let format: Buffer | null = null;
  let position = RIFF_BYTES;
  for (let count = 0; count < MAX_CHUNKS && position < pieces.size; count++) {
    const header = await pieces.read(position, CHUNK_HEADER_BYTES);
    if (header.length < CHUNK_HEADER_BYTES) return null;
    const name = header.toString("latin1", 0, 4);
    const length = header.readUInt32LE(4);
    if (name === "fmt ") format = Buffer.from(await pieces.read(position, CHUNK_HEADER_BYTES + length));
    position += CHUNK_HEADER_BYTES;
    if (name === "data") return format && cutData(format, position, Math.min(length, pieces.size - position));
    position += length + (length % 2);
  }
  return null;

  function cutData(fmt: Buffer, start: number, present: number): SoundPart | null {
    if (fmt.length < CHUNK_HEADER_BYTES + 16) return null;
    const bytesPerSecond = wavBytesPerSecond(fmt.subarray(CHUNK_HEADER_BYTES));
    const blockBytes = Math.max(1, fmt.readUInt16LE(CHUNK_HEADER_BYTES + 12));
    const blocks = Math.floor(Math.min(seconds * bytesPerSecond, present) / blockBytes);
    const bytes = blocks * blockBytes;
    if (bytes === 0) return null;
    return { head: buildWavHead(fmt, bytes), start, end: start + bytes };
  }
}

/** What stands in front of so many bytes of samples; `format` is the chunk that says what they are. */
export function buildWavHead(format: Buffer, bytes: number): Buffer {
  const head = Buffer.alloc(RIFF_BYTES + CHUNK_HEADER_BYTES);
  head.write("RIFF....WAVEdata", 0, "latin1");
  head.writeUInt32LE(4 + format.length + CHUNK_HEADER_BYTES + bytes, 4);
  head.writeUInt32LE(bytes, RIFF_BYTES + 4);
  return Buffer.concat([head.subarray(0, RIFF_BYTES), format, head.subarray(RIFF_BYTES)]);
}

type WavFormat = { channels: number; samplesPerSecond: number; sampleBytes: number };

/** The chunk that says that samples are whole numbers, one after the other. */
export function buildWavFormat({ channels, samplesPerSecond, sampleBytes }: WavFormat): Buffer {
  const format = Buffer.alloc(CHUNK_HEADER_BYTES + 16);
  format.write("fmt ", 0, "latin1");
  format.writeUInt32LE(16, 4);
  const body = format.subarray(CHUNK_HEADER_BYTES);
  body.writeUInt16LE(WHOLE_NUMBERS, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(samplesPerSecond, 4);
  body.writeUInt32LE(samplesPerSecond * channels * sampleBytes, 8);
  body.writeUInt16LE(channels * sampleBytes, 12);
  body.writeUInt16LE(sampleBytes * 8, 14);
  return format;
}
