import { invalid } from "../../errors.ts";
import { type ContentAddress, lockContentAt } from "../content/content-address.ts";
import type { Transaction } from "../context.ts";

const AUDIO_ONLY = "The file_type of this content is not audio: only audiobooks have tracks.";

/**
 * Finds the audiobook a track write means and locks it: track writes of one title follow each other.
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`, `invalid` when it is no audiobook
 */
export async function lockAudiobook(tx: Transaction, address: ContentAddress): Promise<number> {
  const { id, fileType } = await lockContentAt(tx, address);
  requireAudio(fileType);
  return id;
}

/** @throws CatalogError `invalid` */
export function requireAudio(fileType: string) {
  if (fileType !== "audio") throw invalid({ file_type: [AUDIO_ONLY] });
}
