/** Enough of a Matroska file to reach the list of its tracks. */
export const OTHER_SOUND_BYTES = 64 * 1024;

const STARTS: [start: string, mediaType: string][] = [
  ["RF64", "audio/x-rf64"],
  ["BW64", "audio/x-rf64"],
  ["riff\x2e\x91\xcf\x11", "audio/x-w64"],
  [".snd", "audio/basic"],
];
/** The id of an element that names a codec, its length, and the codec: of sound, or of pictures. */
const SOUND_CODEC = /\x86[\x81-\xff]A_[A-Z]/;
const PICTURE_CODEC = /\x86[\x81-\xff]V_[A-Z]/;

/** What nothing here reads: parsers of tags have no word for it either. */
const NOT_READ =
  /^audio\/(vnd\.dolby\.dd-raw|x-rf64|x-w64|basic|matroska|midi|amr|qcelp|x-caf|x-voc|x-it|x-xm|x-s3m)$/;

/** The media type of sound that only few know, by its first bytes, one to a character; `known` is what they seemed to be. */
export function otherSound(start: string, known: string | undefined): string | null {
  if (known === "video/matroska")
    return SOUND_CODEC.test(start) && !PICTURE_CODEC.test(start) ? "audio/matroska" : null;
  return known ? null : (STARTS.find(([bytes]) => start.startsWith(bytes))?.[1] ?? null);
}

/** Whether it can be a track. */
export function isSoundRead(mediaType: string): boolean {
  return mediaType.startsWith("audio/") && !NOT_READ.test(mediaType);
}
