import { formatDuration } from "../../../conversions/play-time.ts";
import { fileError } from "../../files/file-error.ts";
import type { FileReport, ReportMessage } from "./converted.ts";
import type { OggEnd } from "./ogg-end.ts";
import { reportOf } from "./report.ts";

/** Headers count whole frames and round: less than this is no loss. */
const NO_LOSS_SECONDS = 1;
/** No sound in one file is that long: the header is wrong, and nothing is known to be missing. */
const MAX_SECONDS = 1000 * 3600;
const LEAST_SHARE = 0.5;

/**
 * What is to be said of sound whose header promises more than the file holds: a report with a warning, null
 * when nothing is missing. Sound of which less than half is there is not worth having.
 *
 * @throws FileError `audio_cut_short`
 */
export function reportCutShort(seconds: number, statedSeconds: number): FileReport | null {
  if (statedSeconds - seconds <= NO_LOSS_SECONDS || statedSeconds > MAX_SECONDS) return null;
  const params = { present: formatDuration(seconds), stated: formatDuration(statedSeconds) };
  if (seconds < statedSeconds * LEAST_SHARE) throw fileError("audio_cut_short", params);
  const message = `Only ${params.present} of ${params.stated} is in this file: it was cut short when it was exported or uploaded. Add the whole file as a new track and delete this one.`;
  return reportOne({ severity: "warning", id: "sound_cut_short", message, params });
}

/**
 * What is to be said of sound that promises no length, by the end of its file: a warning where it breaks off, a
 * note where it may be whole, null where it is.
 */
export function reportOggEnd(end: OggEnd, seconds: number): FileReport | null {
  if (end === "said") return null;
  const params = { present: formatDuration(seconds) };
  if (end === "broken") {
    const message = `The sound breaks off at ${params.present}: this file was cut short when it was exported or uploaded. Add the whole file as a new track and delete this one.`;
    return reportOne({ severity: "warning", id: "sound_breaks_off", message, params });
  }
  const message = `The sound stops at ${params.present} without the mark of its end, as recordings of a stream do. Listen whether the end is there; if not, add the whole file as a new track and delete this one.`;
  return reportOne({ severity: "info", id: "sound_unended", message, params });
}

function reportOne(message: Omit<ReportMessage, "location">): FileReport {
  return reportOf({
    version: null,
    isValidated: false,
    messages: [{ ...message, location: null }],
    accessibility: null,
  });
}
