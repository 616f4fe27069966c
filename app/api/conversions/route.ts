import { answer } from "#lib/bff/answer.ts";
import { loadConversions, readWatchedIds } from "#lib/bff/conversions.ts";
import { route } from "#lib/bff/route.ts";

export const GET = route({ role: "viewer" }, async (visit) =>
  answer(visit, await loadConversions(readWatchedIds(visit.request))),
);
