import { bigint, char, text } from "drizzle-orm/pg-core";
import { catalog, id, moment } from "./columns.ts";

/** A stored original, never changed once written. */
export const files = catalog.table("files", {
  id: id(),
  storage_key: text().notNull(),
  name: text().notNull(),
  media_type: text().notNull(),
  size_in_bytes: bigint({ mode: "number" }).notNull(),
  checksum_sha256: char({ length: 64 }).notNull(),
  created_at: moment().notNull().defaultNow(),
});
