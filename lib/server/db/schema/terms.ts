import { sql } from "drizzle-orm";
import { bigint, index, integer, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { catalog, id, moment } from "./columns.ts";
import { content } from "./content.ts";

/** A word of a taxonomy. For `bisac` the name is the code and the label its path in words. */
export const terms = catalog.table(
  "terms",
  {
    id: id(),
    taxonomy: text().notNull(),
    name: text().notNull(),
    name_key: text().notNull().generatedAlwaysAs(sql`catalog.fold("name")`),
    label: text(),
    created_at: moment().notNull().defaultNow(),
  },
  (table) => [
    unique("terms_one_a_name").on(table.taxonomy, table.name),
    index("terms_by_name").using("gin", sql`${table.name_key} gin_trgm_ops`),
  ],
);

export const contentTerms = catalog.table(
  "content_terms",
  {
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    taxonomy: text().notNull(),
    position: integer().notNull(),
    term_id: bigint({ mode: "number" })
      .notNull()
      .references(() => terms.id),
  },
  (table) => [
    primaryKey({ columns: [table.content_id, table.taxonomy, table.position] }),
    index("content_terms_by_term").on(table.term_id, table.content_id),
  ],
);
