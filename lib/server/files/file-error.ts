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
  /** Whether a person who presses "try again", with the same address, may have better luck. */
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

/** `message` is a sentence for people; `detail` is for the log only and may name addresses. */
export class FileError extends Error {
  readonly kind: FileErrorKind;
  readonly detail: string;

  constructor(kind: FileErrorKind, message: string, detail = "") {
    super(message);
    this.name = "FileError";
    this.kind = kind;
    this.detail = detail;
  }

  get policy(): Policy {
    return POLICIES[this.kind];
  }
}

/** The one sentence for blocked and unreachable alike (contract 5). */
export function unreachable(detail: string): FileError {
  const message =
    "The file could not be reached. Check that its address opens in a private browser window, without signing in.";
  return new FileError("unreachable", message, detail);
}

export const damaged = (message: string, detail?: string) => new FileError("damaged", message, detail);
