import pg from "pg";

const UNIQUE_VIOLATION = "23505";

/** Name of the unique index that refused a write, or null when `error` is about something else. */
export function violatedUnique(error: unknown): string | null {
  const cause = databaseError(error);
  return cause?.code === UNIQUE_VIOLATION ? (cause.constraint ?? null) : null;
}

/** The error of PostgreSQL behind what the data layer threw. */
export function databaseError(error: unknown): pg.DatabaseError | null {
  if (error instanceof pg.DatabaseError) return error;
  return error instanceof Error && error.cause instanceof pg.DatabaseError ? error.cause : null;
}
