import { CONVERSION_STAGES, type ConversionStage } from "../../../conversions/schema.ts";
import { type FaultParams, FILE_ERROR_CODES, type FileError } from "../../files/file-error.ts";

/** What a conversion says of itself: a sentence, and the same as a code with what fills it. */
export type Said = { code: string; params: FaultParams; message: string };

export const SAID_NOTHING = { code: null, params: null, message: null };

/** Sentences of progress end in `n/m`: which step of how many (contract 3.6). */
const PROGRESS = {
  starting: { stage: "fetch", sentence: "Starting the conversion" },
  waiting_for_worker: { stage: "fetch", sentence: "Waiting for a worker" },
  downloading: { stage: "fetch", sentence: "Downloading the file" },
  inspecting: { stage: "inspect", sentence: "Reading the file" },
  rendering_pages: { stage: "render", sentence: "Rendering pages" },
  reading_chapters: { stage: "render", sentence: "Reading the chapters" },
  reading_audio: { stage: "render", sentence: "Reading the track" },
  publishing: { stage: "publish", sentence: "Publishing" },
} as const satisfies Record<string, { stage: ConversionStage; sentence: string }>;
export type ProgressCode = keyof typeof PROGRESS;

const FAILURES = {
  given_back: "The worker was shut down in the middle. The file is taken up again by itself.",
  internal: "Something failed on our side while converting. Try again; if it keeps failing, tell support.",
  cover_failed: "Something failed on our side while this picture was made the cover. Choose it again.",
  cover_stopped: "The title was deleted before this picture had become its cover. Choose it again.",
  interrupted:
    "The conversion was interrupted again and again. Try again; if it keeps failing, tell support.",
};

/** Every code that a conversion can carry. */
export const CONVERSION_CODES: readonly string[] = [
  ...Object.keys(PROGRESS),
  "rendering_page",
  "reading_chapter",
  "converting_track",
  "trying_again",
  ...Object.keys(FAILURES),
  ...FILE_ERROR_CODES,
];

export function stepOf(stage: ConversionStage): number {
  return CONVERSION_STAGES.indexOf(stage) + 1;
}

const place = (stage: ConversionStage) => `${stepOf(stage)}/${CONVERSION_STAGES.length}`;

export function progressSaid(code: ProgressCode): Said {
  const { stage, sentence } = PROGRESS[code];
  return { code, params: {}, message: `${sentence} ${place(stage)}` };
}

/** Page 120 of 480, chapter 3 of 12. */
export function countSaid(unit: "page" | "chapter", done: number, total: number): Said {
  const code = unit === "page" ? "rendering_page" : "reading_chapter";
  const doing = unit === "page" ? "Rendering page" : "Reading chapter";
  return { code, params: { done, total }, message: `${doing} ${done} of ${total}, step ${place("render")}` };
}

/** What asks nothing of anybody while it is tried again by itself. */
const MEANWHILE: Partial<Record<string, string>> = {
  internal: "Something failed on our side while converting.",
  interrupted: "The conversion was interrupted.",
};

/** `reason` is the code of what went wrong; what fills its sentence is beside it. */
export function tryingAgainSaid(why: Said, attempt: number, attempts: number): Said {
  const message = `${MEANWHILE[why.code] ?? why.message} Trying again by itself, try ${attempt} of ${attempts}: step ${place("fetch")}`;
  return { code: "trying_again", params: { ...why.params, reason: why.code, attempt, attempts }, message };
}

export function failureSaid(code: keyof typeof FAILURES): Said {
  return { code, params: {}, message: FAILURES[code] };
}

export const faultSaid = ({ code, params, message }: FileError): Said => ({ code, params, message });
