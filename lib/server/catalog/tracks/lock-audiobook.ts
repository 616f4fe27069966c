import { fault } from "#lib/content/fault-schema.ts";
import { invalid } from "../../errors.ts";
import { type ContentAddress, lockContentAt } from "../content/content-address.ts";
import { checkRevision, type IfMatch } from "../content/if-match.ts";
import type { Transaction } from "../context.ts";

/**
 * Finds the audiobook a track write means and locks it: track writes of one title follow each other.
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`, `invalid` when it is no audiobook, `stale`
 */
export async function lockAudiobook(
  tx: Transaction,
  address: ContentAddress,
  ifMatch: IfMatch,
): Promise<number> {
  const title = await lockContentAt(tx, address);
  requireAudio(title.fileType);
  await checkRevision(tx, title, ifMatch, "tracks");
  return title.id;
}

/** @throws CatalogError `invalid` */
export function requireAudio(fileType: string) {
  if (fileType !== "audio") throw invalid({ file_type: [fault("audio_only")] });
}
