import { eq } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { faultSaid } from "../catalog/conversions/said.ts";
import { content } from "../db/schema/content.ts";
import type { MadeCover } from "../files/cover.ts";
import { fileError } from "../files/file-error.ts";
import { pixelsOf, type StoredCover, storeCover } from "../files/stored-cover.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";

/**
 * Makes the cover in a file that of its title where it has none, or a smaller one that is to make room for it
 * (contract 3.3, `keep_larger_cover`). Gives the one that made room, whose files nobody needs any more.
 */
export async function takeCoverOfFile(
  { storage }: WorkerDeps,
  tx: Transaction,
  contentId: number,
  inFile: MadeCover,
): Promise<StoredCover | null> {
  const { cover_key, cover_format, cover_width, cover_height, cover_yields, cover_asked } = content;
  const [present] = await tx
    .select({ cover_key, cover_format, cover_width, cover_height, cover_yields, cover_asked })
    .from(content)
    .where(eq(content.id, contentId));
  if (!present) return null;
  const isNone = present.cover_key === null;
  const isLarger = inFile.width * inFile.height > pixelsOf(present);
  if (!isNone && !(present.cover_yields && isLarger)) return null;
  // Only a cover that will be used is stored; its name holds its hash, so that another attempt writes the same.
  const made = await storeCover(storage, contentId, inFile);
  const { cover_width: width, cover_height: height } = present;
  const isRefused = width !== null && height !== null && present.cover_asked === null;
  const why = isRefused ? toJsonb(faultSaid(fileError("cover_smaller", { width, height }))) : null;
  await tx
    .update(content)
    .set({ ...made, cover_yields: false, ...(why ? { cover_error: why } : {}) })
    .where(eq(content.id, contentId));
  return isNone ? null : present;
}
