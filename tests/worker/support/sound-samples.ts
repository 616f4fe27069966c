import { readFile } from "node:fs/promises";

export const SOUND_KINDS = ["m4b", "aac", "flac", "ogg", "opus"] as const;
export type SoundKind = (typeof SOUND_KINDS)[number];
/** Of each sample: three seconds of silence, then three of sound. */
export const SAMPLE_SECONDS = 6;

/** A small file that a real encoder made: `samples/make.sh` says how. */
export function readSoundSample(kind: SoundKind): Promise<Buffer> {
  return readFile(new URL(`../samples/silent-then-loud.${kind}`, import.meta.url));
}

export const SPEECH_KINDS = ["cbr.mp3", "vbr.mp3", ...SOUND_KINDS] as const;

/** Six seconds with the rhythm of speech. */
export function readSpeech(kind: (typeof SPEECH_KINDS)[number]): Promise<Buffer> {
  return readFile(new URL(`../samples/speech.${kind}`, import.meta.url));
}

/** The sound of it, -1 to 1, as the encoders were given it. */
export function speechAt(second: number): number {
  const turns = 2 * Math.PI * second;
  if (second % 2 < 0.4) return 0;
  const loudness = Math.abs(Math.sin(turns * 0.7) * Math.sin(turns * 0.23));
  return loudness * (0.5 * Math.sin(turns * 300) + 0.3 * Math.sin(turns * 1100));
}

/** Encoders shift a sound by some hundredths of a second: it is compared in a hundred pieces. */
const POINTS_A_PIECE = 10;

/** How well the points of a waveform follow the true loudness of that many repetitions of it: 1 is wholly, 0 not at all. */
export function likeness(points: readonly number[], times = 1): number {
  const pieces = points.length / POINTS_A_PIECE;
  const samples = 1000 * times;
  const pieceSeconds = (SAMPLE_SECONDS * times) / pieces;
  const truth = Array.from({ length: pieces }, (_, piece) =>
    meanPower(samples, (sample) => speechAt(((piece + sample / samples) * pieceSeconds) % SAMPLE_SECONDS)),
  );
  const drawn = Array.from({ length: pieces }, (_, piece) =>
    meanPower(POINTS_A_PIECE, (point) => points[piece * POINTS_A_PIECE + point] ?? 0),
  );
  const [a, b] = [awayFromMean(truth), awayFromMean(drawn)];
  return meanProduct(a, b) / Math.sqrt(meanProduct(a, a) * meanProduct(b, b));
}

function meanPower(count: number, value: (index: number) => number): number {
  let power = 0;
  for (let index = 0; index < count; index++) power += value(index) ** 2;
  return Math.sqrt(power / count);
}

function awayFromMean(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function meanProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) / a.length;
}
