import { sql } from "drizzle-orm";
import type { Transaction } from "../context.ts";

/**
 * Notes that an editor changed a title. The caller holds its lock, so the time is taken after any
 * wait: two changes of one title never carry their times in the wrong order. `changed` names what was
 * written, by the names that writes use, or `tracks`.
 */
export async function touchContent(tx: Transaction, id: number, changed: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with touched as (
      update catalog.content set revision = revision + 1, updated_at = clock_timestamp()
      where id = ${id}
      returning id, revision
    )
    insert into catalog.content_revisions (content_id, revision, changed)
    select id, revision, ${sql.param(changed)}::text[] from touched`);
}
