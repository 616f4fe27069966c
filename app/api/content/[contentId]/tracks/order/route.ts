import { answer, readContentId, readIfMatch } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { reorderTracksSchema } from "#lib/tracks/schema.ts";

export const PUT = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const ifMatch = readIfMatch(visit);
  const sent = await readBody(visit.request, reorderTracksSchema);
  const before = async () => (await visit.api.listTracks(contentId)).data.map(({ id }) => id);
  const change = { action: "tracks.reorder", contentId, sent, before };
  const { data, etag } = await audited(visit, change, () =>
    visit.api.reorderTracks(contentId, sent, ifMatch),
  );
  return answer(visit, { data }, { etag });
});
