import pg from "pg";

/** cannot_connect_now, and too_many_connections: PostgreSQL is there, and takes nobody in. */
const TURNED_AWAY = new Set(["57P03", "53300"]);
const NOT_REACHED = new Set([
  "ECONNREFUSED",
  "ENOENT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
]);
const POOL_TIMEOUT = "timeout exceeded when trying to connect";

/** Whether there was no connection to ask over, so that nothing was done. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError) return TURNED_AWAY.has(error.code ?? "");
  const isConnecting = "syscall" in error || error instanceof AggregateError;
  if (isConnecting && "code" in error && NOT_REACHED.has(String(error.code))) return true;
  return error.message === POOL_TIMEOUT || isDatabaseUnavailable(error.cause);
}
