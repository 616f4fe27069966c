import { addTrackSchema } from "#lib/tracks/schema.ts";
import { tracks } from "../../db/schema/tracks.ts";
import type { ContentAddress } from "../content/content-address.ts";
import type { IfMatch } from "../content/if-match.ts";
import { touchContent } from "../content/touch-content.ts";
import type { CatalogContext } from "../context.ts";
import { startConversion } from "../conversions/start-conversion.ts";
import { parseInput } from "../parse-input.ts";
import { lockAudiobook } from "./lock-audiobook.ts";
import { placeAt, readOrder, writeOrder } from "./track-positions.ts";

/**
 * Adds a track at the end, or where `order` says, and starts its conversion (contract 3.5).
 *
 * @throws CatalogError `invalid`, `content_not_found`, `ambiguous_id`, `stale`
 */
export async function addTrack(
  ctx: CatalogContext,
  address: ContentAddress,
  input: unknown,
  ifMatch: IfMatch = null,
): Promise<{ id: number }> {
  const { title, file_url, order } = parseInput(addTrackSchema, input);
  return await ctx.db.transaction(async (tx) => {
    const contentId = await lockAudiobook(tx, address, ifMatch);
    const ids = await readOrder(tx, contentId);
    const [track] = await tx
      .insert(tracks)
      .values({ content_id: contentId, title, position: ids.length + 1 })
      .returning({ id: tracks.id });
    if (!track) throw new Error("The track was not stored.");
    await writeOrder(tx, contentId, placeAt(ids, track.id, order ?? ids.length + 1));
    await startConversion(ctx, tx, { contentId, trackId: track.id, fileUrl: file_url });
    await touchContent(tx, contentId, ["tracks"]);
    return track;
  });
}
