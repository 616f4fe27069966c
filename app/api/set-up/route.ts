import { setUpSchema } from "#lib/accounts/schema.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { openRoute } from "#lib/bff/route.ts";
import { setUp } from "#lib/bff/sign-in.ts";

const MAX_BYTES = 4_096;

export const POST = openRoute(async ({ request }) =>
  setUp(await readBody(request, setUpSchema, MAX_BYTES), request.headers),
);
