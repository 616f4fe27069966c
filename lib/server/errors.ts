/** The closed set of ways in which a rule of the catalog can refuse. */
export const CATALOG_ERROR_KINDS = [
  "invalid", // the input breaks a rule: `errors` says where
  "content_not_found",
  "track_not_found",
  "ambiguous_id", // the id names two titles (contract 2)
  "conflict", // the state of the title forbids it: last track, running conversion, taken external id
  "stale", // If-Match did not hold (contract 3.3)
] as const;
export type CatalogErrorKind = (typeof CATALOG_ERROR_KINDS)[number];

/** Sentences by field path: `prices.0.amount` (contract 1, "Errors"). */
export type FieldErrors = Record<string, string[]>;

/** The one error that verbs of the catalog throw; each API version turns it into HTTP in one place. */
export class CatalogError extends Error {
  readonly kind: CatalogErrorKind;
  readonly errors: FieldErrors;

  constructor(kind: CatalogErrorKind, message: string, errors: FieldErrors = {}) {
    super(message);
    this.name = "CatalogError";
    this.kind = kind;
    this.errors = errors;
  }
}

/** `If-Match` did not hold. `changed` names the fields that were written since (contract 3.3). */
export class StaleError extends CatalogError {
  /** What the write was about, and so what its client has to read again. */
  readonly subject: "content" | "tracks";
  readonly contentId: number;
  readonly changed: readonly string[];

  constructor(subject: "content" | "tracks", contentId: number, changed: readonly string[]) {
    super("stale", STALE);
    this.name = "StaleError";
    this.subject = subject;
    this.contentId = contentId;
    this.changed = changed;
  }
}

const STALE =
  "This content was changed after the state that If-Match names. Read it again, then repeat the change.";

export function invalid(errors: FieldErrors): CatalogError {
  return new CatalogError("invalid", "The given data was invalid.", errors);
}

export const contentNotFound = () => new CatalogError("content_not_found", "Content not found.");
export const trackNotFound = () => new CatalogError("track_not_found", "Track not found.");
