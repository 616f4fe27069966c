import type { FileHandle } from "node:fs/promises";
import { type PcmData, type PcmFormat, type PcmScan, scanPcm } from "./pcm-scan.ts";

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const FORMAT_BYTES = 40;
const MAX_CHUNKS = 1000;
const EXTENSIBLE = 0xfffe;

/** Sound in blocks that hold so many samples each: ADPCM of Microsoft and of IMA. */
const BLOCK_KINDS = [0x02, 0x11];
const BLOCK_FORMAT_BYTES = 20;

/** From here on a length only says that whoever wrote the file did not know it: sound on its way through a pipe. */
const UNKNOWN_BYTES = 0x7fff_0000;

/**
 * The length of a WAV, and its loudness over time, holding little of it at a time.
 * `onShare` is told how far it has come, 0 to 1.
 */
export function scanWav(path: string, onShare: (share: number) => void): Promise<PcmScan> {
  return scanPcm(path, findData, onShare);
}

/** Walks over the chunks of the file to its format and its samples, whatever length it claims for them. */
async function findData(file: FileHandle, size: number): Promise<PcmData | null> {
  let format: PcmFormat | null = null;
  let position = HEADER_BYTES;
  for (let count = 0; count < MAX_CHUNKS && position + CHUNK_HEADER_BYTES <= size; count++) {
    const head = Buffer.alloc(CHUNK_HEADER_BYTES + FORMAT_BYTES);
    await file.read(head, 0, head.length, position);
    const name = head.toString("latin1", 0, 4);
    const length = head.readUInt32LE(4);
    const start = position + CHUNK_HEADER_BYTES;
    if (name === "fmt ") format = readFormat(head.subarray(CHUNK_HEADER_BYTES), length);
    if (name === "data")
      return (
        format && {
          format,
          start,
          end: Math.min(start + length, size),
          statedBytes: length < UNKNOWN_BYTES ? length : null,
        }
      );
    // Chunks begin at even places.
    position = start + length + (length % 2);
  }
  return null;
}

function readFormat(head: Buffer, length: number): PcmFormat {
  const kind = head.readUInt16LE(0);
  const blockBytes = head.readUInt16LE(12);
  // Programs write whatever rate they like for such blocks; how many samples are in each is what they are read by.
  const isInBlocks = BLOCK_KINDS.includes(kind) && length >= BLOCK_FORMAT_BYTES;
  const samplesPerBlock = isInBlocks ? head.readUInt16LE(18) : 0;
  const sampleRate = head.readUInt32LE(4);
  return {
    kind: kind === EXTENSIBLE ? head.readUInt16LE(24) : kind,
    bits: head.readUInt16LE(14),
    blockBytes,
    bytesPerSecond: samplesPerBlock > 0 ? (sampleRate * blockBytes) / samplesPerBlock : head.readUInt32LE(8),
  };
}
