import { createBox } from "#lib/uploads/box.ts";
import type { PlannedTitle } from "./batch-plan.ts";
import type { FileSaid } from "./file-said.ts";
import type { RefusedTrack, WantedFile } from "./kept-match.ts";

/** A write as it was sent: repeated under its key, it has to say the same. */
export type SentWrite = { key: string; body: Record<string, unknown> };

export type BatchStep = "uploading" | "looking" | "behind" | "making" | "made" | "failed";

/** A title that is being made of files, from the first byte to the last track. */
export type BatchTitle = {
  key: string;
  plan: PlannedTitle;
  accountId: string;
  /** One for each file; null for one that the title has already. */
  uploadIds: readonly (string | null)[];
  coverUploadId: string | null;
  /** Milliseconds of the clock, each a little later than the one before: their order. */
  begunAt: number;
  step: BatchStep;
  /** What its file says, or its first track; null until it was looked at. */
  said: FileSaid | null;
  contentId: number | null;
  /** Its files become more tracks, at the end of an audiobook that was there before. */
  isMore: boolean;
  /** The write that is under way, whose answer may be lost. */
  sent: SentWrite | null;
  /** Tracks that it is made without. */
  refused: readonly RefusedTrack[];
  /** Tracks of it that go on by themselves. */
  apart: readonly WantedFile[];
  /** How many of its files the title has. */
  madeFiles: number;
  error: unknown;
};

const DRAW_MS = 100;

/** Titles that come from files, in the order in which they were confirmed. */
export const batchTitles = createBox<readonly BatchTitle[]>([], DRAW_MS);
