import { buildWavFormat, buildWavHead } from "./cut-wav.ts";
import type { Pieces, SoundPart } from "./sound-part.ts";

const FORM_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const COMMON_BYTES = 18;
const COMPRESSION_BYTES = 4;
/** In front of the samples: where they begin behind it. */
const SOUND_HEADER_BYTES = 8;
const MAX_CHUNKS = 1000;
const MAX_CHANNELS = 8;
const MAX_RATE = 768_000;
/** Of AIFF-C, the kinds that are no compression. */
const GREATEST_FIRST = ["NONE", "twos", "in24", "in32"];
const LEAST_FIRST = "sowt";

type Common = { channels: number; samplesPerSecond: number; sampleBytes: number; isReversed: boolean };

/**
 * The first `seconds` of an AIFF as a WAV, for few browsers play an AIFF: the bytes of each sample are turned round
 * while they are sent. Null of sound that is compressed, or has samples of 8 bits, which a WAV counts from elsewhere.
 */
export async function cutAiff(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const form = (await pieces.read(0, FORM_BYTES)).toString("latin1");
  if (!form.startsWith("FORM") || !/AIF[FC]$/.test(form)) return null;
  let common: Common | null = null;
  let sound: { start: number; end: number } | null = null;
  let position = FORM_BYTES;
  for (let count = 0; count < MAX_CHUNKS && !(common && sound); count++) {
    const header = await pieces.read(position, CHUNK_HEADER_BYTES);
    if (header.length < CHUNK_HEADER_BYTES) break;
    const name = header.toString("latin1", 0, 4);
    const length = header.readUInt32BE(4);
    position += CHUNK_HEADER_BYTES;
    if (name === "COMM")
      common = readCommon(await pieces.read(position, COMMON_BYTES + COMPRESSION_BYTES), length);
    if (name === "SSND") {
      const start = await pieces.read(position, SOUND_HEADER_BYTES);
      const offset = start.length === SOUND_HEADER_BYTES ? start.readUInt32BE(0) : 0;
      const end = Math.min(position + length, pieces.size);
      sound = { start: position + SOUND_HEADER_BYTES + offset, end };
    }
    position += length + (length % 2);
  }
  return common && sound ? cutSamples(common, sound, seconds) : null;
}

function readCommon(body: Buffer, length: number): Common | null {
  if (body.length < COMMON_BYTES) return null;
  const kind = length >= COMMON_BYTES + COMPRESSION_BYTES ? body.toString("latin1", COMMON_BYTES) : "NONE";
  const channels = body.readUInt16BE(0);
  const sampleBytes = Math.ceil(body.readUInt16BE(6) / 8);
  const samplesPerSecond = readExtended(body, 8);
  const isKnown = GREATEST_FIRST.includes(kind) || kind === LEAST_FIRST;
  if (!isKnown || channels < 1 || channels > MAX_CHANNELS || sampleBytes < 2 || sampleBytes > 4) return null;
  if (samplesPerSecond < 1 || samplesPerSecond > MAX_RATE) return null;
  return { channels, samplesPerSecond, sampleBytes, isReversed: kind !== LEAST_FIRST };
}

/** A float of 80 bits, as a whole number. */
function readExtended(bytes: Buffer, at: number): number {
  return Math.round(bytes.readUInt32BE(at + 2) * 2 ** (bytes.readUInt16BE(at) - 16_383 - 31));
}

function cutSamples(
  { channels, samplesPerSecond, sampleBytes, isReversed }: Common,
  { start, end }: { start: number; end: number },
  seconds: number,
): SoundPart | null {
  const blockBytes = channels * sampleBytes;
  const blocks = Math.min(Math.floor(seconds * samplesPerSecond), Math.floor((end - start) / blockBytes));
  if (blocks <= 0) return null;
  const bytes = blocks * blockBytes;
  const head = buildWavHead(buildWavFormat({ channels, samplesPerSecond, sampleBytes }), bytes);
  return {
    head,
    start,
    end: start + bytes,
    mediaType: "audio/wav",
    ...(isReversed && { reversedBytes: sampleBytes }),
  };
}
