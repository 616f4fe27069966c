import {
  bigint,
  boolean,
  char,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  varchar,
} from "drizzle-orm/pg-core";
import { bytes, catalog, id, moment } from "./columns.ts";

/** Tokens of the Content API. Only a hash is stored; `last_four` is for recognising one. */
export const tokens = catalog.table("tokens", {
  id: id(),
  name: text().notNull(),
  hash: bytes().notNull().unique("tokens_one_a_hash"),
  last_four: char({ length: 4 }).notNull(),
  can_write: boolean().notNull().default(true),
  created_at: moment().notNull().defaultNow(),
  last_used_at: moment(),
  revoked_at: moment(),
});

/** Answers to writes that came with an Idempotency-Key, by the token that sent it (contract 3.3). Kept 24 hours. */
export const idempotencyKeys = catalog.table(
  "idempotency_keys",
  {
    token_id: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of address and body: the same key with another request is a mistake. */
    request_hash: bytes().notNull(),
    status: smallint().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.token_id, table.key] })],
);

/** Requests counted for each token and kind, in the columns that rate-limiter-flexible wants. */
export const rateLimits = catalog.table("rate_limits", {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: "number" }),
});
