import { answer, noContent, readContentId, readIfMatch, readTrackId } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { findTrack } from "#lib/bff/find-track.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { updateTrackSchema } from "#lib/tracks/schema.ts";

export const PUT = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const trackId = readTrackId(visit);
  const ifMatch = readIfMatch(visit);
  const sent = await readBody(visit.request, updateTrackSchema);
  const before = () => findTrack(visit.api, contentId, trackId);
  const change = { action: "track.update", contentId, sent, before };
  const data = await audited(visit, change, () => visit.api.updateTrack(contentId, trackId, sent, ifMatch));
  return answer(visit, { data });
});

export const DELETE = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const trackId = readTrackId(visit);
  const ifMatch = readIfMatch(visit);
  const before = () => findTrack(visit.api, contentId, trackId);
  const change = { action: "track.delete", contentId, before };
  await audited(visit, change, () => visit.api.deleteTrack(contentId, trackId, ifMatch));
  return noContent();
});
