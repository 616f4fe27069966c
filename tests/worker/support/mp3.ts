import { buildMp3 } from "#lib/server/demo/files/mp3.ts";

/** Silence, with an ID3 tag if there is a title. */
export function buildSilence(seconds: number, title?: string): Buffer {
  return buildMp3({ seconds, title });
}
