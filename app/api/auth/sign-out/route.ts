import { openRoute } from "#lib/bff/route.ts";
import { signOut } from "#lib/bff/sign-in.ts";

export const POST = openRoute(({ request }) => signOut(request.headers));
