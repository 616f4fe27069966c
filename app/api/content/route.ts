import { answer, readIdempotencyKey } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { listThrough } from "#lib/bff/list-content.ts";
import { readObject } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { handOverUploads } from "#lib/bff/uploads/hand-over.ts";

export const GET = route({ role: "viewer" }, async (visit) =>
  answer(visit, await listThrough(visit.api, new URL(visit.request.url).searchParams)),
);

export const POST = route({ role: "editor" }, async (visit) => {
  const key = readIdempotencyKey(visit);
  const sent = await readObject(visit.request);
  await handOverUploads(sent);
  const { data, etag } = await audited(
    visit,
    { action: "content.create", sent },
    () => visit.api.create(sent, key),
    (made) => made.data.id,
  );
  return answer(visit, { data }, { status: 201, etag });
});
