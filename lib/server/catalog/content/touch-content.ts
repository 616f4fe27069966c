import { eq, sql } from "drizzle-orm";
import { content } from "../../db/schema.ts";
import type { Transaction } from "../context.ts";

/**
 * Notes that an editor changed a title. The caller holds its lock, so the time is taken after any
 * wait: two changes of one title never carry their times in the wrong order.
 */
export async function touchContent(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(content)
    .set({ revision: sql`${content.revision} + 1`, updated_at: sql`clock_timestamp()` })
    .where(eq(content.id, id));
}
