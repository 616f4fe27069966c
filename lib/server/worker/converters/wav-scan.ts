import type { FileHandle } from "node:fs/promises";
import { wavBytesPerSecond } from "../../files/formats/wav-rate.ts";
import { type PcmData, type PcmFormat, type PcmScan, scanPcm } from "./pcm-scan.ts";

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const FORMAT_BYTES = 40;
const LEAST_FORMAT_BYTES = 16;
const MAX_CHUNKS = 1000;
const EXTENSIBLE = 0xfffe;

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
  return {
    kind: kind === EXTENSIBLE ? head.readUInt16LE(24) : kind,
    bits: head.readUInt16LE(14),
    blockBytes: head.readUInt16LE(12),
    bytesPerSecond: wavBytesPerSecond(head.subarray(0, Math.max(length, LEAST_FORMAT_BYTES))),
  };
}
