import { answer, readContentId } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { route } from "#lib/bff/route.ts";

export const POST = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const change = { action: "content.restore", contentId };
  const { data, etag } = await audited(visit, change, () => visit.api.restore(contentId));
  return answer(visit, { data }, { etag });
});
