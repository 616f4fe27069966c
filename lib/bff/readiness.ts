import "server-only";
import { isMigrated } from "./db/migrate.ts";

/** Whether the dashboard can serve: its database answers and its tables are current. */
export async function readiness(): Promise<Response> {
  const isReady = await isMigrated().catch(() => false);
  return Response.json({ status: isReady ? "ready" : "not ready" }, { status: isReady ? 200 : 503 });
}
