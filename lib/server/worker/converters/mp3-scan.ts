import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { HEADER_BYTES, type Mp3Frame, powerOf, readMp3Frame, sideInfoBytes } from "./mp3-frame.ts";
import { createWaveform } from "./waveform.ts";

const CHUNK_BYTES = 1024 * 1024;
/** Longer than any frame: as much as must be at hand to judge one and see the next. */
const AHEAD_BYTES = 8 * 1024;
const TAG_HEADER_BYTES = 10;

export type Mp3Scan = {
  seconds: number;
  /** Of the sound alone, without tags. */
  soundBytes: number;
  sampleRate: number | null;
  channels: number | null;
  waveform: number[];
};

/**
 * Walks through an MP3 frame by frame, holding a megabyte of it at a time: its true length, whatever
 * its headers claim, and its loudness. `onBytes` is told now and then how far it has come.
 */
export async function scanMp3(
  path: string,
  onBytes: (bytes: number, seconds: number) => void,
): Promise<Mp3Scan> {
  const waveform = createWaveform();
  const scan = { seconds: 0, soundBytes: 0, sampleRate: null, channels: null } as Omit<Mp3Scan, "waveform">;
  const take = (bytes: Uint8Array, at: number, frame: Mp3Frame) => {
    if (scan.seconds === 0 && isInfoFrame(bytes, at, frame)) return;
    scan.seconds += frame.samples / frame.sampleRate;
    scan.soundBytes += frame.bytes;
    scan.sampleRate ??= frame.sampleRate;
    scan.channels ??= frame.channels;
    const power = powerOf(bytes, frame);
    if (power !== null) waveform.add(power);
  };

  const file = await open(path);
  try {
    const { size } = await file.stat();
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let position = await tagBytes(file);
    let isInStep = false;
    while (position < size) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
      const bytes = chunk.subarray(0, bytesRead);
      const isLast = position + bytesRead >= size;
      const end = isLast ? bytesRead : bytesRead - AHEAD_BYTES;
      let at = 0;
      while (at < end) {
        const frame = readMp3Frame(bytes, at);
        const isWhole = frame !== null && at + frame.bytes <= bytesRead;
        if (frame && isWhole && (isInStep || isFollowed(bytes, at + frame.bytes, isLast))) {
          take(bytes, at, frame);
          at += frame.bytes;
          isInStep = true;
        } else {
          isInStep = false;
          const next = bytes.indexOf(0xff, at + 1);
          at = next < 0 ? bytesRead : next;
        }
      }
      if (at === 0) break;
      position += at;
      onBytes(position, scan.seconds);
      await setImmediate();
    }
    return { ...scan, waveform: waveform.points() };
  } finally {
    await file.close();
  }
}

/** A lone header is chance: sound is where a second one, or the end, comes right behind the first. */
function isFollowed(bytes: Uint8Array, at: number, isLast: boolean): boolean {
  const isAtEnd = isLast && at + HEADER_BYTES > bytes.length;
  return isAtEnd || readMp3Frame(bytes, at) !== null || isLastTag(bytes, at);
}

function isLastTag(bytes: Uint8Array, at: number): boolean {
  return Buffer.from(bytes.subarray(at, at + 3)).toString("latin1") === "TAG";
}

/** The first frame may hold a table of places instead of sound. */
function isInfoFrame(bytes: Uint8Array, at: number, frame: Mp3Frame): boolean {
  if (frame.sideInfoAt === null) return false;
  const start = frame.sideInfoAt + sideInfoBytes(frame);
  const name = Buffer.from(bytes.subarray(start, start + 4)).toString("latin1");
  const vbri = Buffer.from(bytes.subarray(at + 36, at + 40)).toString("latin1");
  return name === "Xing" || name === "Info" || vbri === "VBRI";
}

/** The length of the ID3 tag at the start, 0 without one. */
async function tagBytes(file: Awaited<ReturnType<typeof open>>): Promise<number> {
  const header = Buffer.alloc(TAG_HEADER_BYTES);
  await file.read(header, 0, TAG_HEADER_BYTES, 0);
  if (header.toString("latin1", 0, 3) !== "ID3") return 0;
  const size = header.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return TAG_HEADER_BYTES + size;
}
