import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, isNull, sql } from "drizzle-orm";
import { content } from "../db/schema.ts";
import { coverKey } from "../files/cover.ts";
import { download } from "../files/download.ts";
import { FileError } from "../files/file-error.ts";
import type { coverJob } from "../jobs/cover.job.ts";
import type { JobRun } from "../jobs/queue.ts";
import type { WorkerDeps } from "./deps.ts";
import { makeCoverApart } from "./read-file.ts";

type Run = JobRun<ReturnType<(typeof coverJob)["payload"]["parse"]>>;

const MAX_COVER_BYTES = 32 * 1024 * 1024;

/** Fetches a picture and makes it the cover of its title. What cannot be used is logged and leaves the old one. */
export async function handleCover(deps: WorkerDeps, { payload, retryCount, signal }: Run): Promise<void> {
  const { contentId, url } = payload;
  const folder = await mkdtemp(join(deps.tmpDir, "cover-"));
  const ending = AbortSignal.any([signal, deps.shutdown]);
  try {
    const path = join(folder, "picture");
    const limits = { ...deps.downloadLimits, maxBytes: MAX_COVER_BYTES };
    await download({ url, path, allow: deps.fileUrlAllow, limits, signal: ending });
    const cover = await makeCoverApart({ path, signal: ending, limits: deps.readerLimits });
    await replaceCover(deps, contentId, cover);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    deps.logger.warn(
      { content: contentId, kind: error.kind, detail: error.detail },
      `cover: ${error.message}`,
    );
    if (retryCount + 1 < error.policy.tries) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function replaceCover(
  { db, storage }: WorkerDeps,
  contentId: number,
  cover: Uint8Array,
): Promise<void> {
  const key = coverKey(contentId, cover);
  const [before] = await db
    .select({ cover_key: content.cover_key })
    .from(content)
    .where(and(eq(content.id, contentId), isNull(content.deleted_at)));
  if (!before || before.cover_key === key) return;
  await storage.put(key, cover);
  await db.update(content).set({ cover_key: key, updated_at: sql`now()` }).where(eq(content.id, contentId));
  if (before.cover_key) await storage.delete(before.cover_key);
}
