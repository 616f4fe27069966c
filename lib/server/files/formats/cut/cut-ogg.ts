import type { Pieces, SoundPart } from "./sound-part.ts";

const PAGE_HEADER_BYTES = 27;
const MAX_SEGMENTS = 255;
const OPUS_RATE = 48_000;
const NO_GRANULE = 2n ** 64n - 1n;
/** A cover in the headers, and a minute and a half of sound. */
const MAX_BYTES = 64 * 1024 * 1024;

type Page = { bytes: number; granule: bigint; serial: number; dataAt: number };

/** The first `seconds` of an Ogg: whole pages, each of which says how far it reaches. */
export async function cutOgg(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  let position = 0;
  let sound: { serial: number; rate: number; samplesBefore: number } | null = null;
  let hasSound = false;
  while (position < Math.min(pieces.size, MAX_BYTES)) {
    const bytes = await pieces.read(position, PAGE_HEADER_BYTES + MAX_SEGMENTS + 64);
    const page = readPage(bytes);
    if (!page) break;
    if (sound === null) {
      const found = readRate(bytes.subarray(page.dataAt));
      if (found) sound = { serial: page.serial, ...found };
    }
    if (sound && page.serial === sound.serial && page.granule > 0n && page.granule !== NO_GRANULE) {
      const end = (Number(page.granule) - sound.samplesBefore) / sound.rate;
      if (end > seconds || position + page.bytes > pieces.size) break;
      hasSound = true;
    }
    position += page.bytes;
  }
  return hasSound ? { head: Buffer.alloc(0), start: 0, end: Math.min(position, pieces.size) } : null;
}

function readPage(bytes: Buffer): Page | null {
  if (bytes.length < PAGE_HEADER_BYTES || bytes.toString("latin1", 0, 4) !== "OggS") return null;
  const segments = bytes.readUInt8(26);
  const dataAt = PAGE_HEADER_BYTES + segments;
  if (bytes.length < dataAt) return null;
  const data = bytes.subarray(PAGE_HEADER_BYTES, dataAt).reduce((sum, length) => sum + length, 0);
  return {
    bytes: dataAt + data,
    granule: bytes.readBigUInt64LE(6),
    serial: bytes.readUInt32LE(14),
    dataAt,
  };
}

/** What a second is in the count of pages, from the first packet of a stream. */
function readRate(packet: Buffer): { rate: number; samplesBefore: number } | null {
  const starts = (name: string) => packet.toString("latin1", 0, name.length) === name;
  if (packet.length < 40) return starts("OpusHead") && packet.length >= 12 ? opusRate() : null;
  if (starts("OpusHead")) return opusRate();
  if (starts("\x01vorbis")) return rateOf(packet.readUInt32LE(12));
  if (starts("\x7fFLAC")) return rateOf(packet.readUIntBE(27, 3) >> 4);
  return starts("Speex   ") ? rateOf(packet.readUInt32LE(36)) : null;

  function opusRate() {
    return { rate: OPUS_RATE, samplesBefore: packet.readUInt16LE(10) };
  }
}

function rateOf(rate: number): { rate: number; samplesBefore: number } | null {
  return rate > 0 ? { rate, samplesBefore: 0 } : null;
}
