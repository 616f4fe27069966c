import { metrics } from "#lib/bff/metrics.ts";
import { openRoute } from "#lib/bff/route.ts";

export const dynamic = "force-dynamic";

export const GET = openRoute(metrics);
