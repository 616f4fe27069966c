import { sql } from "drizzle-orm";
import { bigint, char, index, unique } from "drizzle-orm/pg-core";
import { catalog, id, moment } from "./columns.ts";
import { content } from "./content.ts";

export const prices = catalog.table(
  "prices",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    currency_id: char({ length: 3 }).notNull(),
    /** Integer minor units; CLP and PYG have none, so theirs are whole pesos and guaraníes. */
    amount_minor: bigint({ mode: "number" }).notNull(),
    starts_at: moment(),
    ends_at: moment(),
    created_at: moment().notNull().defaultNow(),
    updated_at: moment().notNull().defaultNow(),
  },
  (table) => [
    unique("prices_one_a_currency").on(table.content_id, table.currency_id),
    index("prices_with_dates").on(table.content_id).where(sql`starts_at is not null or ends_at is not null`),
  ],
);
