import { answer, noContent, readContentId, readIfMatch } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { readObject } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { handOverUploads } from "#lib/bff/uploads/hand-over.ts";

export const GET = route({ role: "viewer" }, async (visit) => {
  const { data, etag } = await visit.api.get(readContentId(visit));
  return answer(visit, { data }, { etag });
});

export const PUT = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const ifMatch = readIfMatch(visit);
  const sent = await readObject(visit.request);
  await handOverUploads(sent);
  const before = async () => {
    const { data } = await visit.api.get(contentId);
    return Object.fromEntries(Object.entries(data).filter(([field]) => Object.hasOwn(sent, field)));
  };
  const change = { action: "content.update", contentId, sent, before };
  const { data, etag } = await audited(visit, change, () => visit.api.update(contentId, sent, ifMatch));
  return answer(visit, { data }, { etag });
});

export const DELETE = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const ifMatch = readIfMatch(visit);
  const before = async () => (await visit.api.get(contentId)).data;
  const change = { action: "content.delete", contentId, before };
  await audited(visit, change, () => visit.api.delete(contentId, ifMatch));
  return noContent();
});
