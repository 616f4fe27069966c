import { formatDuration } from "../../../conversions/play-time.ts";
import { fileError } from "../../files/file-error.ts";
import type { FileReport } from "./converted.ts";
import type { FrameScan } from "./frame-scan.ts";
import { reportOf } from "./report.ts";

/** Where files were put together, a broken frame or an unknown tag of some kilobytes lies between them. */
const NO_LOSS_SECONDS = 2;
/** So much behind the sound, by its bytes, is padding or what some program has left there. */
const PADDING_SHARE = 0.1;

/**
 * What is to be said of frames of sound among bytes that are neither sound nor tags: a report with the warning
 * `sound_damaged`, null when they do not matter. Sound in a file most of which is none is not worth having.
 *
 * @throws FileError `audio_damaged`
 */
export function reportStrayBytes(
  scan: Pick<FrameScan, "seconds" | "soundBytes" | "gapBytes" | "restBytes">,
): FileReport | null {
  const { seconds, soundBytes, gapBytes, restBytes } = scan;
  const lostBytes = gapBytes + (restBytes > soundBytes * PADDING_SHARE ? restBytes : 0);
  const lostSeconds = (lostBytes / soundBytes) * seconds;
  if (lostSeconds <= NO_LOSS_SECONDS) return null;
  const lost = formatDuration(lostSeconds);
  if (lostSeconds > seconds) throw fileError("audio_damaged", {}, `About ${lost} is no sound.`);
  const message = `About ${lost} of the sound cannot be read: this file was damaged when it was exported or uploaded. Add the whole file as a new track and delete this one.`;
  return reportOf({
    version: null,
    isValidated: false,
    messages: [{ severity: "warning", id: "sound_damaged", message, params: { lost }, location: null }],
    accessibility: null,
  });
}
