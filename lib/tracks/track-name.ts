import type { LookedAt } from "#lib/uploads/look-at.ts";
import { MAX_NAME, tidyName } from "#lib/uploads/tidy-name.ts";

/** What a track is called that a sound file becomes: as its tags say, else as the file is called. */
export function trackNameOf({ file, tags }: Pick<LookedAt, "file" | "tags">): string {
  return (tags?.title ?? trackName(file.name)).slice(0, MAX_NAME);
}

/** The name of a track without the number that only says its place: "03 - El sur.mp3" is "El sur". */
export function trackName(fileName: string): string {
  const name = tidyName(fileName);
  return name.replace(/^\d{1,4}\s*[-.)–]*\s+(?=\S)/, "");
}
