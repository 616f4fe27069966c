import { bigint, customType, pgSchema, timestamp } from "drizzle-orm/pg-core";

/**
 * The data model of the embedded Content API lives in the schema `catalog`, a file of this folder for
 * each noun; the dashboard's own data lives in `dashboard`, the queue's in `jobs`.
 */
export const catalog = pgSchema("catalog");

export const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const moment = () => timestamp({ withTimezone: true, mode: "string" });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
