import { eq } from "drizzle-orm";
import { fault } from "#lib/content/fault-schema.ts";
import { tracks } from "../../db/schema/tracks.ts";
import { conflict, trackNotFound } from "../../errors.ts";
import { sweepJob } from "../../jobs/sweep.job.ts";
import type { ContentAddress } from "../content/content-address.ts";
import type { IfMatch } from "../content/if-match.ts";
import { touchContent } from "../content/touch-content.ts";
import type { CatalogContext } from "../context.ts";
import { refreshContentStatus } from "../conversions/refresh-content-status.ts";
import { lockAudiobook } from "./lock-audiobook.ts";
import { readOrder, writeOrder } from "./track-positions.ts";

/**
 * Deletes a track; those after it move up (contract 3.5).
 *
 * @throws CatalogError `content_not_found`, `ambiguous_id`, `track_not_found`, `stale`; `conflict` on the last track
 */
export async function deleteTrack(
  ctx: Pick<CatalogContext, "db" | "queue">,
  address: ContentAddress,
  trackId: number,
  ifMatch: IfMatch = null,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const contentId = await lockAudiobook(tx, address, ifMatch);
    const ids = await readOrder(tx, contentId);
    if (!ids.includes(trackId)) throw trackNotFound();
    if (ids.length === 1) throw conflict(fault("last_track"));
    await tx.delete(tracks).where(eq(tracks.id, trackId));
    await writeOrder(
      tx,
      contentId,
      ids.filter((id) => id !== trackId),
    );
    await ctx.queue.send(tx, sweepJob, { contentId });
    await refreshContentStatus(tx, contentId);
    await touchContent(tx, contentId, ["tracks"]);
  });
}
