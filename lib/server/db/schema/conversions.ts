import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type {
  AttemptOutcome,
  AttemptStep,
  AudioFacts,
  FileReport,
  Found,
} from "../../../conversions/history-schema.ts";
import { catalog, id, moment } from "./columns.ts";
import { content } from "./content.ts";
import { tracks } from "./tracks.ts";

/** One row for each file to convert: of a title, or of a track of an audiobook. */
export const conversions = catalog.table(
  "conversions",
  {
    id: id(),
    content_id: bigint({ mode: "number" })
      .notNull()
      .references(() => content.id, { onDelete: "cascade" }),
    track_id: bigint({ mode: "number" }).references(() => tracks.id, { onDelete: "cascade" }),
    file_url: text().notNull(),
    status: text().notNull(),
    /** Place in CONVERSION_STAGES, 1 to 4; null before the first. */
    step: smallint(),
    percent: smallint(),
    /** A sentence for people: what is being done, or why it failed; the same as a code and what fills it. */
    message: text(),
    code: text(),
    params: jsonb().$type<Record<string, string | number>>(),
    /** What the current step usually takes; null while nobody knows. Far longer without a change is stalled. */
    usual_seconds: integer(),
    retryable: boolean().notNull().default(false),
    /** Counts the claims by workers. A worker whose number is no longer the current one may write nothing. */
    attempt: integer().notNull().default(0),
    requested_at: moment().notNull().defaultNow(),
    started_at: moment(),
    updated_at: moment().notNull().defaultNow(),
    finished_at: moment(),
    /** What the file says about itself, its validation and its sound, by the attempt that was published (contract 3.6). */
    found: jsonb().$type<Found>(),
    report: jsonb().$type<FileReport>(),
    audio: jsonb().$type<AudioFacts>(),
    /** Folder of what was made of the file: `pages/0001.webp`, `chapters/0001.html`, `images/…`. */
    derived_key: text(),
    page_count: integer(),
    /** In reading order; `file` is a path below `derived_key`, `length` the characters of its body. */
    chapters: jsonb().$type<{ title: string; file: string; length: number; pictures?: number }[]>(),
  },
  (table) => [unique("conversions_of_one_file").on(table.content_id, table.track_id).nullsNotDistinct()],
);

/** What became of each attempt at a conversion, and how long its steps took. */
export const conversionAttempts = catalog.table(
  "conversion_attempts",
  {
    conversion_id: bigint({ mode: "number" })
      .notNull()
      .references(() => conversions.id, { onDelete: "cascade" }),
    attempt: integer().notNull(),
    file_type: text().notNull(),
    /** Of the file that was tried: its name, and the host that it came from; never its whole address, which may be signed. */
    file_name: text(),
    file_host: text(),
    started_at: moment().notNull(),
    finished_at: moment(),
    /** Null while it lasts. */
    outcome: text().$type<AttemptOutcome>(),
    code: text(),
    params: jsonb().$type<Record<string, string | number>>(),
    message: text(),
    steps: jsonb().$type<AttemptStep[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.conversion_id, table.attempt] }),
    index("conversion_attempts_done")
      .on(table.file_type, table.finished_at.desc())
      .where(sql`outcome = 'done'`),
    index("conversion_attempts_not_done").on(table.started_at).where(sql`outcome is distinct from 'done'`),
  ],
);
