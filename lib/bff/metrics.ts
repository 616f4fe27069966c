import "server-only";
import { pool } from "./db/pool.ts";

/** The process in the text form of Prometheus. It tells nothing about people or titles, so it needs no account. */
export async function metrics(): Promise<Response> {
  const { totalCount, idleCount, waitingCount } = pool();
  const gauges = {
    process_resident_memory_bytes: process.memoryUsage.rss(),
    process_uptime_seconds: process.uptime(),
    dashboard_database_connections: totalCount,
    dashboard_database_connections_idle: idleCount,
    dashboard_database_connections_awaited: waitingCount,
  };
  const lines = Object.entries(gauges).map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`);
  return new Response(lines.join(""), { headers: { "content-type": "text/plain; version=0.0.4" } });
}
