import { answer } from "#lib/bff/answer.ts";
import { route } from "#lib/bff/route.ts";

export const GET = route({ role: "viewer" }, async (visit) => answer(visit, visit.account));
