import { eq, inArray, sql } from "drizzle-orm";
import { conversions } from "../db/schema/conversions.ts";
import { files } from "../db/schema/files.ts";
import type { WorkerDeps } from "./deps.ts";
import { attemptOfKey, titleFolders } from "./stored-keys.ts";

/** States in which no attempt can be about to publish. */
const AT_REST = ["error", "deferred"];

/**
 * Removes what lies in the storage for a title and belongs to none of its files: leftovers of attempts
 * that died, and the files of tracks that were deleted. What an attempt is publishing at this moment
 * stays: the storage is read before the database, and only the newest attempt can still publish.
 */
export async function sweepTitle(
  { db, storage, logger }: Pick<WorkerDeps, "db" | "storage" | "logger">,
  contentId: number,
): Promise<void> {
  const { originals, derived } = titleFolders(contentId);
  const keys = [...(await storage.list(originals)), ...(await storage.list(derived))];
  if (keys.length === 0) return;
  const rows = await db
    .select({ id: conversions.id, status: conversions.status, attempt: conversions.attempt })
    .from(conversions)
    .where(eq(conversions.content_id, contentId));
  const living = new Map(rows.map((row) => [row.id, AT_REST.includes(row.status) ? null : row.attempt]));
  const leftovers = keys.filter((key) => {
    const owner = attemptOfKey(key);
    return owner !== null && living.get(owner.conversionId) !== owner.attempt;
  });
  if (leftovers.length === 0) return;
  for (const key of leftovers) {
    if (key.endsWith("/")) await storage.deleteFolder(key);
    else await storage.delete(key);
  }
  await db.delete(files).where(inArray(files.storage_key, leftovers));
  logger.info({ content: contentId, leftovers: leftovers.length }, "leftovers removed");
}

const LOOK_BACK = "3 days";

/** The same for every title that had an attempt which did not end well lately. */
export async function sweepRecent(deps: WorkerDeps): Promise<void> {
  const { rows } = await deps.db.execute<{ content_id: string }>(sql`
    select distinct v.content_id
    from catalog.conversion_attempts a join catalog.conversions v on v.id = a.conversion_id
    where a.outcome is distinct from 'done' and a.started_at > now() - ${LOOK_BACK}::interval`);
  for (const { content_id } of rows) {
    if (deps.shutdown.aborted) return;
    await sweepTitle(deps, Number(content_id));
  }
}
