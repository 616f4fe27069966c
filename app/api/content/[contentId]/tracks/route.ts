import { answer, readContentId, readIdempotencyKey } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { handOverUploads } from "#lib/bff/uploads/hand-over.ts";
import { addTrackSchema } from "#lib/tracks/schema.ts";

export const GET = route({ role: "viewer" }, async (visit) => {
  const { data, etag } = await visit.api.listTracks(readContentId(visit));
  return answer(visit, { data }, { etag });
});

export const POST = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const key = readIdempotencyKey(visit);
  const sent = await readBody(visit.request, addTrackSchema);
  await handOverUploads(sent);
  const change = { action: "track.add", contentId, sent };
  const data = await audited(visit, change, () => visit.api.addTrack(contentId, sent, key));
  return answer(visit, { data }, { status: 201 });
});
