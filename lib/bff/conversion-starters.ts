import "server-only";
import { z } from "zod";
import { type Starter, starterSchema } from "#lib/conversions/starter-schema.ts";
import { pool } from "./db/pool.ts";

const STARTING = ["content.create", "conversion.start", "track.add"];

/** Who had these titles converted last, by the audit log: none for what came past this dashboard. */
export async function findStarters(contentIds: string[]): Promise<Starter[]> {
  const { rows } = await pool().query(
    `select distinct on (audit.content_id) audit.content_id::int, coalesce(accounts.name, audit.account_email) as name
     from audit left join accounts on accounts.id = audit.account_id
     where audit.content_id = any($1) and audit.action = any($2) and audit.status = 200
     order by audit.content_id, audit.at desc`,
    [contentIds, STARTING],
  );
  return z.array(starterSchema).parse(rows);
}
