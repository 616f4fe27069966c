import { answer, readContentId, readWantedTrack } from "#lib/bff/answer.ts";
import { audited } from "#lib/bff/audit.ts";
import { readConversion, startConversion } from "#lib/bff/conversions.ts";
import { readOptionalBody } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { handOverUploads } from "#lib/bff/uploads/hand-over.ts";
import { retryConversionSchema } from "#lib/conversions/retry-schema.ts";

export const GET = route({ role: "viewer" }, async (visit) =>
  answer(visit, { data: await readConversion(visit.api, readContentId(visit), readWantedTrack(visit)) }),
);

export const POST = route({ role: "editor" }, async (visit) => {
  const contentId = readContentId(visit);
  const { file_url, track_id } = await readOptionalBody(visit.request, retryConversionSchema);
  const asked = { ...(file_url && { file_url }), ...(track_id && { track_id }) };
  await handOverUploads(asked);
  const change = { action: "conversion.start", contentId, sent: asked };
  await audited(visit, change, () => startConversion(visit.api, contentId, asked));
  return answer(visit, {}, { status: 202 });
});
