import { readiness } from "#lib/bff/readiness.ts";
import { openRoute } from "#lib/bff/route.ts";

export const dynamic = "force-dynamic";

export const GET = openRoute(readiness);
