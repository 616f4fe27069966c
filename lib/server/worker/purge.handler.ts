import { inArray, lt, sql } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { content, contentRevisions } from "../db/schema/content.ts";
import { files } from "../db/schema/files.ts";
import { idempotencyKeys } from "../db/schema/requests.ts";
import { deleteCover } from "../files/stored-cover.ts";
import type { WorkerDeps } from "./deps.ts";
import { measureChapters } from "./measure-chapters.ts";
import { titleFolders } from "./stored-keys.ts";
import { sweepRecent } from "./sweep.ts";

const BATCH = 100;

/** Removes what has been kept long enough (contract 3.3), and measures what nobody has measured yet. */
export async function handlePurge(deps: WorkerDeps): Promise<void> {
  await deps.db
    .delete(contentRevisions)
    .where(lt(contentRevisions.created_at, sql`now() - interval '30 days'`));
  await deps.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.created_at, sql`now() - interval '24 hours'`));
  await purgeTombstones(deps);
  await sweepRecent(deps);
  await measureChapters(deps);
}

/** Titles that were deleted more than 30 days ago, and then their files. */
async function purgeTombstones({ db, storage, logger, shutdown }: WorkerDeps): Promise<void> {
  while (!shutdown.aborted) {
    const purged = await db.transaction(purgeBatch);
    if (purged.length === 0) return;
    for (const { id, ...cover } of purged) {
      for (const folder of Object.values(titleFolders(id))) await storage.deleteFolder(folder);
      await deleteCover(storage, cover);
    }
    logger.info({ titles: purged.length }, "tombstones purged");
  }
}

async function purgeBatch(tx: Transaction) {
  const expired = await tx
    .select({ id: content.id, cover_key: content.cover_key, cover_format: content.cover_format })
    .from(content)
    .where(sql`${content.deleted_at} < now() - interval '30 days'`)
    .limit(BATCH)
    .for("update", { skipLocked: true });
  const ids = expired.map(({ id }) => id);
  if (ids.length === 0) return expired;
  await tx.delete(content).where(inArray(content.id, ids));
  // By their folder, not by reference: the files of deleted tracks are in it too.
  await tx.delete(files).where(inArray(sql`split_part(${files.storage_key}, '/', 2)`, ids.map(String)));
  return expired;
}
