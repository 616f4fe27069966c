import { createBox } from "./box.ts";

/** Who uploads, and how much one file may have. Null until the page is alive, and for somebody who may not. */
export const uploadSettings = createBox<{ accountId: string; maxFileMb: number } | null>(null);
