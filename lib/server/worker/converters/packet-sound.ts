import { Worker } from "node:worker_threads";
import type { Mp3Sound } from "./mp3-packets.ts";

const THREAD = new URL("./packet-sound.thread.ts", import.meta.url);
const TIMEOUT_MS = 45_000;
const MAX_HEAP_MB = 256;

/** As long as the file says it is, and as much as is in it. */
export type SoundLength = { statedSeconds: number; seconds: number };

/** What the thread is asked for; of an MP3 its frames are known already. */
export type PacketTask = { path: string; likelySeconds: number; mp3: Mp3Sound | null };

/** What the thread tells, in this order; it ends early where a file is beyond it. */
export type PacketMessage =
  | { kind: "facts"; length: SoundLength; channels: number }
  | { kind: "share"; share: number }
  | { kind: "waveform"; points: number[] };

export type PacketSound = {
  /** Null where it cannot be told. */
  length: SoundLength | null;
  /** As its decoder is told; null where there is none, and of an MP3. */
  channels: number | null;
  /** Empty where the sound cannot be decoded. */
  waveform: number[];
};

/**
 * The length and loudness of an M4A, M4B, AAC, FLAC, Ogg Vorbis or Opus, and the loudness of an MP3. What the decoder cannot manage is no
 * fault of the file: in a thread of its own it may fail, hang or fill its memory. `onShare` is told how far it
 * has come, 0 to 1.
 */
export function readPacketSound(task: PacketTask, onShare: (share: number) => void): Promise<PacketSound> {
  const sound: PacketSound = { length: null, channels: null, waveform: [] };
  const thread = new Worker(THREAD, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<PacketSound>();
  const timeout = setTimeout(() => resolve(sound), TIMEOUT_MS);
  thread.on("message", (message: PacketMessage) => {
    if (message.kind === "facts") {
      sound.length = message.length;
      sound.channels = message.channels;
    } else if (message.kind === "share") onShare(message.share);
    else sound.waveform = message.points;
  });
  thread.once("error", () => resolve(sound));
  thread.once("exit", () => resolve(sound));
  return promise.finally(() => {
    clearTimeout(timeout);
    return thread.terminate();
  });
}
