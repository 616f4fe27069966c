import { answer } from "#lib/bff/answer.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { route } from "#lib/bff/route.ts";
import { preflightInputSchema } from "#lib/content/preflight-schema.ts";

export const POST = route({ role: "editor" }, async (visit) => {
  const file = await readBody(visit.request, preflightInputSchema);
  return answer(visit, { data: await visit.api.preflight(file) });
});
