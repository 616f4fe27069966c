import "server-only";
import type { Track } from "#lib/tracks/schema.ts";
import type { Tagged } from "#lib/upstream/content-api.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";
import { isContentId } from "./ids.ts";
import { requireAccount } from "./session.ts";
import { contentApi } from "./store.ts";

/** The tracks of an audiobook in order, for pages. Throws UpstreamError, of kind `not_found` too. */
export async function loadTracks(id: string): Promise<Tagged<Track[]>> {
  await requireAccount();
  if (!isContentId(id)) throw new UpstreamError("not_found", "Content not found.", { status: 404 });
  return contentApi().listTracks(id);
}
