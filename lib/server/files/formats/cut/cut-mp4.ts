import { boxesIn, findBox, readBox, type Stretch } from "./mp4-boxes.ts";
import { buildMp4Head, type Mp4Sound } from "./mp4-head.ts";
import { readSamples } from "./mp4-samples.ts";
import type { Pieces, SoundPart } from "./sound-part.ts";

const MAX_FILE_TYPE_BYTES = 1024;
const MAX_DESCRIPTION_BYTES = 64 * 1024;
const MAX_EDITS_BYTES = 1024;
const LONGEST_TICKS = 2 ** 31 - 1;
/** Twice a minute and a half of the finest sound. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Pictures and titles of chapters may lie between the sound. More is no order that is played from the front. */
const MAX_STRAY_BYTES = 2 * 1024 * 1024;

/**
 * The first `seconds` of the sound in an MP4, AAC or ALAC, under tables that speak of them alone: those of the whole
 * say at one place where all of it lies. Null of one in fragments, whose tables are empty.
 */
export async function cutMp4(pieces: Pieces, seconds: number): Promise<SoundPart | null> {
  const whole = { start: 0, end: pieces.size };
  const fileType = await readBox(pieces, await findBox(pieces, whole, ["ftyp"]), MAX_FILE_TYPE_BYTES);
  const moov = await findBox(pieces, whole, ["moov"]);
  const track = moov && (await findSoundTrack(pieces, moov));
  const sound = fileType && track ? await readSound(pieces, track, fileType, seconds) : null;
  if (!sound) return null;
  const start = Math.min(...sound.chunks.map(({ at }) => at));
  const end = Math.max(...sound.chunks.map((chunk) => chunk.end));
  const soundBytes = sound.sizes.reduce((sum, size) => sum + size, 0);
  if (end - start > Math.min(2 * soundBytes + MAX_STRAY_BYTES, MAX_BYTES)) return null;
  return { head: buildMp4Head(sound, start, end), start, end };
}

async function findSoundTrack(pieces: Pieces, moov: Stretch): Promise<Stretch | null> {
  for await (const box of boxesIn(pieces, moov)) {
    const handler = box.name === "trak" ? await findBox(pieces, box, ["mdia", "hdlr"]) : null;
    if (handler && (await pieces.read(handler.start + 8, 4)).toString("latin1") === "soun") return box;
  }
  return null;
}

async function readSound(
  pieces: Pieces,
  track: Stretch,
  fileType: Buffer,
  seconds: number,
): Promise<Mp4Sound | null> {
  const ticksPerSecond = await readTicks(pieces, await findBox(pieces, track, ["mdia", "mdhd"]));
  const stbl = await findBox(pieces, track, ["mdia", "minf", "stbl"]);
  if (!stbl || ticksPerSecond === 0) return null;
  const descriptionBox = await findBox(pieces, stbl, ["stsd"]);
  const descriptions = await readBox(pieces, descriptionBox, MAX_DESCRIPTION_BYTES);
  const silentTicks = await readSilence(pieces, await findBox(pieces, track, ["edts", "elst"]));
  const samples = await readSamples(pieces, stbl, silentTicks + Math.floor(seconds * ticksPerSecond));
  const durationTicks = samples?.durations.reduce((sum, duration) => sum + duration, 0) ?? 0;
  if (!descriptions || !samples || durationTicks <= silentTicks || durationTicks > LONGEST_TICKS) return null;
  return { ...samples, fileType, descriptions, ticksPerSecond, silentTicks, durationTicks };
}

/** Of its time, in a second; 0 where it does not say. */
async function readTicks(pieces: Pieces, mdhd: Stretch | null): Promise<number> {
  const body = await readBox(pieces, mdhd, 64);
  const at = body && body.readUInt8(0) === 1 ? 20 : 12;
  return body && body.length >= at + 4 ? body.readUInt32BE(at) : 0;
}

/** Where in its time the sound begins to be heard: behind what an encoder has put in front. */
async function readSilence(pieces: Pieces, elst: Stretch | null): Promise<number> {
  const body = await readBox(pieces, elst, MAX_EDITS_BYTES);
  if (!body || body.length < 8) return 0;
  const isLong = body.readUInt8(0) === 1;
  const [rowBytes, timeAt] = isLong ? [20, 8] : [12, 4];
  for (let row = 8; row + rowBytes <= body.length; row += rowBytes) {
    const time = isLong ? Number(body.readBigInt64BE(row + timeAt)) : body.readInt32BE(row + timeAt);
    // Less than nothing stands for a pause.
    if (time >= 0) return time;
  }
  return 0;
}
