import "server-only";
import type { Track } from "#lib/tracks/schema.ts";
import type { ContentApi, Tagged } from "#lib/upstream/content-api.ts";
import { orNull } from "./content.ts";
import { contentApi } from "./store.ts";

/** The tracks of an audiobook in order, for pages; null when there is no such title. Throws UpstreamError. */
export async function loadTracks(id: string): Promise<Tagged<Track[]> | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  return orNull(contentApi().listTracks(id));
}

/** One track as it is now, for the record of a change. */
export async function findTrack(api: ContentApi, contentId: string, trackId: number): Promise<Track | null> {
  const { data } = await api.listTracks(contentId);
  return data.find(({ id }) => id === trackId) ?? null;
}
