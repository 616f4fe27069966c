import type { CoverSize } from "../../content/preflight-schema.ts";
import type { Found } from "../../conversions/history-schema.ts";
import type { FileErrorCode } from "./file-error.ts";

/** What a file says about itself, and how large its cover is, as far as it is known by then. */
export type FoundInside = { found: Found; cover: CoverSize | null };

/** What the looking process tells: what the file says about itself, or why it cannot be a book. */
export type FoundMessage =
  | ({ kind: "found" } & FoundInside)
  | { kind: "refused"; code: FileErrorCode }
  /** Not enough of the file could be had. */
  | { kind: "unknown" };

/** Where the looking process asks for pieces: a position and a length, answered with the bytes. */
export const PIECES_FD = 4;
/** A position of 8 bytes and a length of 4. */
export const REQUEST_BYTES = 12;
/** In place of a length: this piece cannot be had. */
export const NO_PIECE = 0xffff_ffff;
export const PIECE_BYTES = 64 * 1024;
