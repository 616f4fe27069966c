import { signInSchema } from "#lib/accounts/schema.ts";
import { readBody } from "#lib/bff/read-body.ts";
import { openRoute } from "#lib/bff/route.ts";
import { signIn } from "#lib/bff/sign-in.ts";

const MAX_BYTES = 4_096;

export const POST = openRoute(async ({ request }) =>
  signIn(await readBody(request, signInSchema, MAX_BYTES), request.headers),
);
