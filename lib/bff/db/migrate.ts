import "server-only";
import { getMigrations } from "better-auth/db/migration";
import { authOptions } from "../auth.ts";
import { pool, underLock } from "./pool.ts";

/** Our own tables, in order; a step is never edited once it is released. The tables of accounts and sessions belong to the sign-in library. */
const STEPS = [
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    request_id text not null,
    account_id text not null,
    account_email text not null,
    role text not null,
    action text not null,
    method text not null,
    path text not null,
    content_id text,
    request jsonb,
    before jsonb,
    status integer,
    finished_at timestamptz
  )`,
  "create index audit_by_content on audit (content_id, at desc)",
  `create table sign_in_attempts (
    key text primary key,
    attempts integer not null,
    ends_at timestamptz not null
  )`,
  `create table uploads (
    id text primary key,
    account_id text not null,
    file_name text not null,
    size_in_bytes bigint not null,
    media_type text,
    storage_key text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
  "create index uploads_by_expiry on uploads (expires_at)",
  "alter table uploads add column handed_over_at timestamptz",
];

/** Brings the schema `dashboard` up to date. Any number of processes may start at once. */
export async function migrate(): Promise<void> {
  // Apart from the lock's transaction: the sign-in library uses connections of its own.
  await underLock("migrate", async (client) => {
    await client.query("create schema if not exists dashboard");
    await client.query("create table if not exists dashboard.steps (step integer primary key)");
    const { rows } = await client.query<{ step: number }>("select step from dashboard.steps");
    const done = new Set(rows.map(({ step }) => step));
    for (const [step, statement] of STEPS.entries()) {
      if (done.has(step)) continue;
      await client.query(statement);
      await client.query("insert into dashboard.steps (step) values ($1)", [step]);
    }
  });
  await underLock("migrate", async () => {
    const { runMigrations } = await getMigrations(authOptions());
    await runMigrations();
  });
}

/**
 * Whether every step of ours is done. Those that a newer dashboard has done beyond them are none of ours: it may run beside
 * this one, or have run before it. Throws when the database does not answer.
 */
export async function isMigrated(): Promise<boolean> {
  const text = "select count(*)::int as steps from steps where step < $1";
  const { rows } = await pool().query<{ steps: number }>(text, [STEPS.length]);
  return rows[0]?.steps === STEPS.length;
}
