import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { readAdtsFrame } from "../../files/formats/adts-frame.ts";
import { readMp3Frame } from "../../files/formats/mp3-frame.ts";
import { readInfoFrame } from "../../files/formats/mp3-info.ts";
import { type OnFrame, type ReadFrame, walkFrames } from "./frame-walk.ts";

export type FrameScan = {
  seconds: number;
  /** By the table at the start of an MP3; null without one. */
  statedSeconds: number | null;
  /** Of the sound alone, without tags. */
  soundBytes: number;
  /** Neither sound nor tags: between its frames, and behind the last of them. */
  gapBytes: number;
  restBytes: number;
  sampleRate: number | null;
  channels: number | null;
  /** Where in the file its sound begins, behind tags and tables. */
  soundAt: number;
};

type OnBytes = (bytes: number, seconds: number) => void;
type Frame = { bytes: number; samples: number; sampleRate: number; channels: number | null };

/**
 * Walks through an MP3 frame by frame, holding a megabyte of it at a time: its true length, whatever
 * its headers claim. `onBytes` is told now and then how far it has come.
 */
export function scanMp3(path: string, onBytes: OnBytes): Promise<FrameScan> {
  return scan(path, readMp3Frame, onBytes, (bytes, at, frame, found) => {
    const info = found.seconds === 0 ? readInfoFrame(bytes, at, frame) : null;
    if (info) found.statedSeconds ??= info.frames && (info.frames * frame.samples) / frame.sampleRate;
    return info === null;
  });
}

/** As `scanMp3`, of AAC in frames of its own (ADTS), which has no table. */
export function scanAdts(path: string, onBytes: OnBytes): Promise<FrameScan> {
  return scan(path, readAdtsFrame, onBytes, () => true);
}

async function scan<Read extends Frame>(
  path: string,
  readFrame: ReadFrame<Read>,
  onBytes: OnBytes,
  isSound: (bytes: Uint8Array, at: number, frame: Read, found: FrameScan) => boolean,
): Promise<FrameScan> {
  const found: FrameScan = {
    seconds: 0,
    statedSeconds: null,
    soundBytes: 0,
    gapBytes: 0,
    restBytes: 0,
    sampleRate: null,
    channels: null,
    soundAt: 0,
  };
  const onFrame: OnFrame<Read> = (bytes, at, frame, position) => {
    if (!isSound(bytes, at, frame, found)) return;
    if (found.seconds === 0) found.soundAt = position;
    found.seconds += frame.samples / frame.sampleRate;
    found.soundBytes += frame.bytes;
    found.sampleRate ??= frame.sampleRate;
    found.channels ??= frame.channels;
  };

  const file = await open(path);
  try {
    for await (const { position, gapBytes, restBytes } of walkFrames(file, 0, readFrame, onFrame)) {
      found.gapBytes = gapBytes;
      found.restBytes = restBytes;
      onBytes(position, found.seconds);
      await setImmediate();
    }
    return found;
  } finally {
    await file.close();
  }
}
