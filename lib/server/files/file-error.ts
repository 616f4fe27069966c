import type { DigitalType } from "../../content/schema.ts";

/** The closed set of ways in which a file cannot be had or used. */
export type FileErrorKind =
  | "unreachable" // no connection, or an address that is not public: outsiders cannot tell which
  | "unavailable" // the other server is there but failed, stalled or broke off
  | "refused" // the other server says no: 401, 403, 404 …
  | "too_large"
  | "wrong_kind" // not what `file_type` says
  | "damaged" // broken, encrypted, empty: the file itself has to be mended
  | "too_heavy"; // reading it took more time or memory than one file may take

type Policy = {
  /** How many tries the queue gives it by itself. */
  tries: number;
  /** Whether a person who presses "try again", with the same file, may have better luck. */
  isRetryable: boolean;
};

const POLICIES: Record<FileErrorKind, Policy> = {
  unreachable: { tries: 3, isRetryable: true },
  unavailable: { tries: 6, isRetryable: true },
  refused: { tries: 1, isRetryable: true },
  too_large: { tries: 1, isRetryable: false },
  wrong_kind: { tries: 1, isRetryable: true },
  damaged: { tries: 1, isRetryable: false },
  too_heavy: { tries: 1, isRetryable: false },
};

/** What a code fills its sentence with, in whatever language; wire names. */
export type FaultParams = Record<string, string | number>;

type Fault = { kind: FileErrorKind; say(params: FaultParams): string };

const WANTED: Record<DigitalType, string> = { pdf: "a PDF", epub: "an EPUB", audio: "an audio file" };

/** What a file can turn out to be. */
export type KnownKind = keyof typeof KINDS;
const KINDS = {
  pdf: "a PDF",
  epub: "an EPUB",
  kindle: "a Kindle book",
  word: "a Word document",
  archive: "an archive",
  audio: "an audio file",
  video: "a video",
  picture: "a picture",
};

type Wanted = { wanted: DigitalType };
type Status = { status: number };

/**
 * Each way by its code: the code is on the wire, and the dashboard has its sentence in every language
 * (messages `conversions.said`); the English one here is for all others.
 */
const FAULTS = {
  unreachable: {
    kind: "unreachable",
    say: () =>
      "The file could not be reached. Check that its address opens in a private browser window, without signing in.",
  },
  not_found: {
    kind: "refused",
    say: ({ status }: Status) =>
      `There is no file at this address (the server answered ${status}). Check the address, or put the file there again.`,
  },
  not_shared: {
    kind: "refused",
    say: ({ status }: Status) =>
      `The server does not give this file to everyone (it answered ${status}). Share it with anyone who has the link.`,
  },
  server_refused: {
    kind: "refused",
    say: ({ status }: Status) =>
      `The server of the file answered ${status} instead of sending it. Check that its address opens in a private browser window, or use another address.`,
  },
  server_failed: {
    kind: "unavailable",
    say: ({ status }: Status) =>
      `The server of the file answered ${status} instead of sending it. If it answers so later too, put the file on another server.`,
  },
  too_many_redirects: {
    kind: "refused",
    say: ({ max }: { max: number }) =>
      `The address of the file redirects more than ${max} times. Use the address it ends at.`,
  },
  empty_file: {
    kind: "refused",
    say: () => "The file at this address is empty. Put the whole file there, or use another one.",
  },
  stopped_sending: {
    kind: "unavailable",
    say: () => "The server of the file stopped sending. If it does so again, put the file on another server.",
  },
  broke_off: {
    kind: "unavailable",
    say: () =>
      "The server of the file broke off in the middle. If it does so again, put the file on another server.",
  },
  download_too_long: {
    kind: "unavailable",
    say: () =>
      "The download took longer than 30 minutes and was stopped. Put the file on a faster server, or make it smaller.",
  },
  too_large: {
    kind: "too_large",
    say: ({ max_mb }: { max_mb: number }) =>
      `The file is larger than the ${max_mb} MB that this store takes. Export it again with smaller pictures or sound.`,
  },
  web_page: {
    kind: "wrong_kind",
    say: ({ wanted }: Wanted) =>
      `This is a web page, not ${WANTED[wanted]}. A Google Drive link must be shared with anyone who has the link.`,
  },
  wrong_kind: {
    kind: "wrong_kind",
    say: ({ found, wanted }: Wanted & { found: KnownKind }) =>
      `This is ${KINDS[found]}, not ${WANTED[wanted]}. Use ${WANTED[wanted]} in its place.`,
  },
  unknown_kind: {
    kind: "wrong_kind",
    say: ({ wanted }: Wanted) => `This is not ${WANTED[wanted]}. Use ${WANTED[wanted]} in its place.`,
  },
  reading_too_long: {
    kind: "too_heavy",
    say: () => "Reading this file took too long and was stopped. Export it again in a simpler form.",
  },
  too_much_memory: {
    kind: "too_heavy",
    say: () =>
      "Reading this file takes more memory than one file may use. Export it again in a simpler form.",
  },
  cover_unusable: { kind: "damaged", say: () => "This is not a picture that can be a cover." },
  cover_too_many_pixels: {
    kind: "damaged",
    say: ({ width, height, max_million }: { width: number; height: number; max_million: number }) =>
      `This picture has ${width} × ${height} pixels, more than the ${max_million} million that a cover may have. Use a smaller one.`,
  },
  cover_smaller: {
    kind: "damaged",
    say: ({ width, height }: { width: number; height: number }) =>
      `This picture is smaller than the present cover: it has ${width} × ${height} pixels.`,
  },
  no_file_cover: {
    kind: "damaged",
    say: () => "There is no cover in the file of this title. Upload a picture instead.",
  },
  pdf_locked: {
    kind: "damaged",
    say: () => "This PDF is protected with a password. Use a copy without one.",
  },
  pdf_damaged: {
    kind: "damaged",
    say: () => "This PDF is damaged and cannot be opened. Export it again and use the new file.",
  },
  pdf_empty: { kind: "damaged", say: () => "This PDF has no pages. Use another copy of the file." },
  epub_damaged: {
    kind: "damaged",
    say: () => "This EPUB is damaged and cannot be unpacked. Export it again and use the new file.",
  },
  epub_unreadable: {
    kind: "damaged",
    say: () =>
      "This EPUB is damaged: its list of contents cannot be read. Export it again and use the new file.",
  },
  epub_is_zip: {
    kind: "damaged",
    say: () => "This is a zip archive, not an EPUB: it has no list of contents. Use the EPUB itself.",
  },
  epub_no_package: {
    kind: "damaged",
    say: () => "This EPUB is damaged: its package document is missing. Export it again and use the new file.",
  },
  epub_empty: {
    kind: "damaged",
    say: () => "This EPUB is empty: it lists no chapters. Export it again and use the new file.",
  },
  epub_no_chapters: {
    kind: "damaged",
    say: () =>
      "This EPUB is damaged: none of the chapters that it lists is in it. Export it again and use the new file.",
  },
  epub_drm: {
    kind: "damaged",
    say: () => "This EPUB is locked with DRM. Use a copy without copy protection.",
  },
  epub_entities: {
    kind: "damaged",
    say: () => "This EPUB declares XML entities, which is not allowed. Export it again without them.",
  },
  epub_too_many_files: {
    kind: "damaged",
    say: ({ max }: { max: number }) => `This EPUB holds more than ${max} files, which no book needs.`,
  },
  epub_too_big: {
    kind: "damaged",
    say: () => "This EPUB unpacks to more than a book can hold. Export it again without the oversized parts.",
  },
  audio_is_video: {
    kind: "damaged",
    say: () => "This is a video, not an audio file. Export its sound as MP3 or M4B and use that.",
  },
  audio_not_taken: {
    kind: "wrong_kind",
    say: () =>
      "This is sound of a kind that is not taken. Export it as MP3, M4A or M4B, WAV, AIFF, FLAC or Ogg, and use that.",
  },
  audio_empty: {
    kind: "damaged",
    say: () => "There is no audio in this file. Export it again and use the new file.",
  },
  audio_damaged: {
    kind: "damaged",
    say: () => "This audio file is damaged. Export it again and use the new file.",
  },
  audio_cut_short: {
    kind: "damaged",
    say: ({ present, stated }: { present: string; stated: string }) =>
      `Only ${present} of ${stated} is in this file: it was cut short when it was exported or uploaded. Use the whole file.`,
  },
} satisfies Record<string, Fault>;

export type FileErrorCode = keyof typeof FAULTS;
export const FILE_ERROR_CODES = Object.keys(FAULTS) as FileErrorCode[];

type ParamsOf<Code extends FileErrorCode> = FaultParams &
  (Parameters<(typeof FAULTS)[Code]["say"]> extends [infer Params] ? Params : Record<string, never>);

/** `message` is the sentence of the code; `detail` is for the log only and may name addresses. */
export class FileError extends Error {
  readonly code: FileErrorCode;
  readonly params: FaultParams;
  readonly kind: FileErrorKind;
  readonly detail: string;

  /** `fileError` makes one whose params fit its code; this is for one that comes from another process. */
  constructor(code: FileErrorCode, params: FaultParams, detail = "") {
    const fault: Fault = FAULTS[code];
    super(fault.say(params));
    this.name = "FileError";
    this.code = code;
    this.params = params;
    this.kind = fault.kind;
    this.detail = detail;
  }

  get policy(): Policy {
    return POLICIES[this.kind];
  }
}

export function fileError<Code extends FileErrorCode>(
  code: Code,
  params: ParamsOf<Code>,
  detail?: string,
): FileError {
  return new FileError(code, params, detail);
}
