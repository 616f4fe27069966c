import { answer, readContentId, readWantedTrack } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { route } from "#lib/bff/route.ts";

export const GET = route({ role: "viewer" }, async (visit) =>
  answer(visit, { data: await visit.api.getConversion(readContentId(visit), readWantedTrack(visit)) }),
);

export const POST = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const change = { action: "conversion.start", contentId };
  await audited(visit, change, () => visit.api.retryConversion(contentId));
  return answer(visit, {}, { status: 202 });
});
