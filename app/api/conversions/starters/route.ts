import { answer } from "#lib/bff/answer.ts";
import { findStarters } from "#lib/bff/conversion-starters.ts";
import { readWatchedIds } from "#lib/bff/conversions.ts";
import { route } from "#lib/bff/route.ts";

export const GET = route({ role: "viewer" }, async (visit) =>
  answer(visit, { data: await findStarters(readWatchedIds(visit.request)) }),
);
