import { openRoute } from "#lib/bff/route.ts";

export const dynamic = "force-dynamic";

export const GET = openRoute(async () => Response.json({ status: "ok" }));
