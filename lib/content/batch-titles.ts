import { createBox } from "#lib/uploads/box.ts";
import type { PlannedTitle } from "./batch-plan.ts";

export type SentLinks = { file_url: string; cover_url?: string | undefined };

export type BatchStep = "uploading" | "making" | "made" | "failed";

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
  contentId: number | null;
  /** What the write that is under way was sent with: repeated under its key, it has to say the same. */
  sent: SentLinks | null;
  /** How many of its files the title has. */
  madeFiles: number;
  error: unknown;
};

/** Titles that come from files, in the order in which they were confirmed. */
export const batchTitles = createBox<readonly BatchTitle[]>([]);
