import { type Fault, type FieldFaults, fault, sentenceOf } from "#lib/content/fault-schema.ts";

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

/**
 * The one error that verbs of the catalog throw; each API version turns it into HTTP in one place.
 * `fault` is what its message says; `faults` are those of single fields.
 */
export class CatalogError extends Error {
  readonly kind: CatalogErrorKind;
  readonly fault: Fault;
  readonly faults: FieldFaults;

  constructor(kind: CatalogErrorKind, what: Fault, faults: FieldFaults = {}) {
    super(sentenceOf(what));
    this.name = "CatalogError";
    this.kind = kind;
    this.fault = what;
    this.faults = faults;
  }
}

/** `If-Match` did not hold. `changed` names the fields that were written since (contract 3.3). */
export class StaleError extends CatalogError {
  /** What the write was about, and so what its client has to read again. */
  readonly subject: "content" | "tracks";
  readonly contentId: number;
  readonly changed: readonly string[];

  constructor(subject: "content" | "tracks", contentId: number, changed: readonly string[]) {
    super("stale", fault("stale"));
    this.name = "StaleError";
    this.subject = subject;
    this.contentId = contentId;
    this.changed = changed;
  }
}

export function invalid(faults: FieldFaults): CatalogError {
  return new CatalogError("invalid", fault("invalid"), faults);
}

export const conflict = (what: Fault) => new CatalogError("conflict", what);
export const contentNotFound = () => new CatalogError("content_not_found", fault("content_not_found"));
export const trackNotFound = () => new CatalogError("track_not_found", fault("track_not_found"));
