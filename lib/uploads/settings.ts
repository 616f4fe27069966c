import { createBox } from "./box.ts";

export type UploadSettings = {
  accountId: string;
  maxFileMb: number;
  /** Whether the store can fetch what is uploaded here, as far as addresses tell. */
  isWithinReach: boolean;
};

/** Who uploads, and what holds for it. Null until the page is alive, and for somebody who may not. */
export const uploadSettings = createBox<UploadSettings | null>(null);
