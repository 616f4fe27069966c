import { eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { content, files } from "../db/schema.ts";
import type { WorkerDeps } from "./deps.ts";

const BATCH = 100;

/** Removes the titles that were deleted more than 30 days ago, and then their files (contract 3.3). */
export async function handlePurge({ db, storage, logger, shutdown }: WorkerDeps): Promise<void> {
  while (!shutdown.aborted) {
    const purged = await db.transaction(purgeBatch);
    if (purged.length === 0) return;
    for (const { id, cover_key } of purged) {
      await storage.deleteFolder(`originals/${id}/`);
      if (cover_key) await storage.delete(cover_key);
    }
    logger.info({ titles: purged.length }, "tombstones purged");
  }
}

async function purgeBatch(tx: Transaction) {
  const expired = await tx
    .select({ id: content.id, cover_key: content.cover_key })
    .from(content)
    .where(sql`${content.deleted_at} < now() - interval '30 days'`)
    .limit(BATCH)
    .for("update", { skipLocked: true });
  for (const { id } of expired) {
    const { rows } = await tx.execute<{ file_id: string }>(sql`
      select file_id from catalog.tracks where content_id = ${id} and file_id is not null
      union select file_id from catalog.content where id = ${id} and file_id is not null`);
    await tx.delete(content).where(eq(content.id, id));
    const fileIds = rows.map((row) => Number(row.file_id));
    if (fileIds.length > 0) await tx.delete(files).where(inArray(files.id, fileIds));
  }
  return expired;
}
