import { sql } from "drizzle-orm";
import type { Transaction } from "../context.ts";

/**
 * Sets what a title takes over from its conversions: `conversion_status`, and the `total_seconds`
 * of an audiobook (contract 3.1, 3.6). Call it in the transaction that changed a conversion or
 * removed a track. An audiobook is converting while a track is, then in error if one failed, else
 * done. The revision never moves; `updated_at` does when the status becomes final.
 *
 * The title is locked first, so that of two tracks that end at the same moment the later one sees
 * the other. Whoever changes conversions locks the title before them, in that order.
 */
export async function refreshContentStatus(tx: Transaction, contentId: number): Promise<void> {
  await lockContent(tx, contentId);
  await tx.execute(sql`
    with state as (
      select case
        when count(*) = 0 then 'done'
        when bool_or(status not in ('done', 'error', 'deferred'))
          then case when count(distinct status) = 1 then min(status) else 'converting' end
        when bool_or(status = 'error') then 'error'
        when bool_or(status = 'deferred') then 'deferred'
        else 'done'
      end as status
      from catalog.conversions where content_id = ${contentId}
    ), length as (
      select sum(duration_seconds)::int as seconds from catalog.tracks where content_id = ${contentId}
    )
    update catalog.content set
      conversion_status = state.status,
      total_seconds = case when file_type = 'audio' then length.seconds else total_seconds end,
      updated_at = case
        when state.status in ('done', 'error') and state.status <> conversion_status then now()
        else updated_at
      end
    from state, length
    where id = ${contentId}`);
}

/** Locks the row of a title against other writers, not against readers. */
export async function lockContent(tx: Transaction, contentId: number): Promise<void> {
  await tx.execute(sql`select 1 from catalog.content where id = ${contentId} for no key update`);
}
