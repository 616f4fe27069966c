import { createBox } from "#lib/uploads/box.ts";
import type { PlannedTitle } from "./batch-plan.ts";

export type BatchStep = "uploading" | "making" | "made" | "failed";

/** A title that is being made of files, from the first byte to the last track. */
export type BatchTitle = {
  key: string;
  plan: PlannedTitle;
  accountId: string;
  uploadIds: readonly string[];
  coverUploadId: string | null;
  step: BatchStep;
  contentId: number | null;
  /** How many of its files the title has. */
  madeFiles: number;
  error: unknown;
};

/** Titles that come from files, in the order in which they were confirmed. */
export const batchTitles = createBox<readonly BatchTitle[]>([]);
