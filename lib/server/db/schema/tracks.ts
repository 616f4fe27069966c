import { bigint, boolean, index, integer, text } from "drizzle-orm/pg-core";
import { catalog, id, moment } from "./columns.ts";
import { content } from "./content.ts";
import { files } from "./files.ts";

/** A track of an audiobook. `position` counts from 1 without gaps. */
export const tracks = catalog.table(
  "tracks",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    title: text().notNull(),
    /** False while the title is only a stand-in that the file may replace with its own. */
    title_given: boolean().notNull().default(true),
    duration_seconds: integer(),
    file_id: bigint({ mode: "number" }).references(() => files.id),
    created_at: moment().notNull().defaultNow(),
    updated_at: moment().notNull().defaultNow(),
  },
  (table) => [index("tracks_in_order").on(table.content_id, table.position)],
);
