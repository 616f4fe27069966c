import { buffer } from "node:stream/consumers";
import { cutAiff } from "./formats/cut/cut-aiff.ts";
import { cutFlac } from "./formats/cut/cut-flac.ts";
import { cutAdts, cutMp3 } from "./formats/cut/cut-frames.ts";
import { cutMp4 } from "./formats/cut/cut-mp4.ts";
import { cutOgg } from "./formats/cut/cut-ogg.ts";
import { cutWav } from "./formats/cut/cut-wav.ts";
import { readReversed } from "./formats/cut/reverse-samples.ts";
import { type Pieces, piecesOf, type SoundPart } from "./formats/cut/sound-part.ts";
import type { Storage } from "./storage.ts";

export { readReversed, type SoundPart };

const NO_HEAD = Buffer.alloc(0);

/** All of a stored file. */
export function wholeSound({ sizeInBytes }: Pick<Sound, "sizeInBytes">): SoundPart {
  return { head: NO_HEAD, start: 0, end: sizeInBytes };
}

/** Whether a beginning of this kind of sound can be made to play. */
export function canCutSound(mediaType: string): boolean {
  return CUTS.some(([kind]) => kind.test(mediaType));
}

const CUTS: [RegExp, (pieces: Pieces, seconds: number) => Promise<SoundPart | null>][] = [
  [/^audio\/mpeg$/, cutMp3],
  [/^audio\/aac$/, cutAdts],
  [/^audio\/(x-|vnd\.)?wave?$/, cutWav],
  [/^audio\/(x-)?aiff$/, cutAiff],
  [/^audio\/(x-)?flac$/, cutFlac],
  [/^(audio|video)\/(mp4|(x-)?m4[abp])$/, cutMp4],
  [/^((audio|application|video)\/ogg|audio\/opus)\b/, cutOgg],
];

type Sound = { key: string; mediaType: string; sizeInBytes: number };

/**
 * The first `seconds` of stored sound as a file that plays and says how long it is, an AIFF as a WAV; null where that cannot be
 * made of it: then nothing is to be shared. Only as much of the file is read as has to be (contract 3.9).
 */
export async function cutSound(
  storage: Pick<Storage, "getRange">,
  { key, mediaType, sizeInBytes }: Sound,
  seconds: number,
): Promise<SoundPart | null> {
  const [, cut] = CUTS.find(([kind]) => kind.test(mediaType)) ?? [];
  const pieces = piecesOf(sizeInBytes, async (start, end) => buffer(await storage.getRange(key, start, end)));
  return cut && seconds > 0 ? cut(pieces, seconds) : null;
}
