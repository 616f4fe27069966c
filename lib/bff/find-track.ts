import "server-only";
import type { Track } from "#lib/tracks/schema.ts";
import type { ContentApi } from "#lib/upstream/content-api.ts";

/** One track as it is now, for the record of a change. */
export async function findTrack(api: ContentApi, contentId: string, trackId: number): Promise<Track | null> {
  const { data } = await api.listTracks(contentId);
  return data.find(({ id }) => id === trackId) ?? null;
}
