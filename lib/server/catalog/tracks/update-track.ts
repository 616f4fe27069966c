import { and, eq, ne, or, sql } from "drizzle-orm";
import { updateTrackSchema } from "#lib/tracks/schema.ts";
import { tracks } from "../../db/schema/tracks.ts";
import { trackNotFound } from "../../errors.ts";
import type { ContentAddress } from "../content/content-address.ts";
import type { IfMatch } from "../content/if-match.ts";
import { touchContent } from "../content/touch-content.ts";
import type { CatalogContext } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { lockAudiobook } from "./lock-audiobook.ts";
import { placeAt, readOrder, writeOrder } from "./track-positions.ts";

/**
 * Renames a track, moves it, or both (contract 3.5). Nothing moves when nothing changes.
 *
 * @throws CatalogError `invalid`, `content_not_found`, `ambiguous_id`, `track_not_found`, `stale`
 */
export async function updateTrack(
  ctx: Pick<CatalogContext, "db">,
  address: ContentAddress,
  trackId: number,
  input: unknown,
  ifMatch: IfMatch = null,
): Promise<void> {
  const { title, order } = parseInput(updateTrackSchema, input);
  await ctx.db.transaction(async (tx) => {
    const contentId = await lockAudiobook(tx, address, ifMatch);
    const ids = await readOrder(tx, contentId);
    if (!ids.includes(trackId)) throw trackNotFound();
    const renamed =
      title === undefined
        ? []
        : await tx
            .update(tracks)
            .set({ title, title_given: true, updated_at: sql`clock_timestamp()` })
            .where(and(eq(tracks.id, trackId), or(ne(tracks.title, title), eq(tracks.title_given, false))))
            .returning({ id: tracks.id });
    const isMoved = order !== undefined && (await writeOrder(tx, contentId, placeAt(ids, trackId, order)));
    if (isMoved || renamed.length > 0) await touchContent(tx, contentId, ["tracks"]);
  });
}
