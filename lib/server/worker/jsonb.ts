import { type SQL, sql } from "drizzle-orm";

/** A value for a jsonb column; null stays null. PostgreSQL takes no NUL and no half of a surrogate pair, which files may hold. */
export function toJsonb<Value>(value: Value): SQL<Value> {
  const json =
    value === null
      ? null
      : JSON.stringify(value, (_key, part) =>
          typeof part === "string" ? part.toWellFormed().replaceAll("\0", "") : part,
        );
  return sql`${json}::jsonb`;
}
