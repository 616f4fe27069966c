import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { and, eq, sql } from "drizzle-orm";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import type { DigitalType } from "#lib/content/schema.ts";
import { failureSaid, faultSaid, type Said } from "../catalog/conversions/said.ts";
import { listBookFiles } from "../catalog/reading/book-files.ts";
import { content } from "../db/schema/content.ts";
import type { MadeCover } from "../files/cover.ts";
import { download } from "../files/download.ts";
import { FileError, fileError } from "../files/file-error.ts";
import { deleteCover, pixelsOf, storeCover } from "../files/stored-cover.ts";
import type { coverJob } from "../jobs/cover.job.ts";
import type { JobRun } from "../jobs/queue.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";
import { makeCoverApart, readFileApart } from "./read-file.ts";
import { UnwantedWorkError, watchWork } from "./unwanted-work.ts";

type Asked = ReturnType<(typeof coverJob)["payload"]["parse"]>;
type Run = JobRun<Asked>;

const MAX_COVER_BYTES = 32 * 1024 * 1024;

/** Its title was deleted, or another cover was asked for meanwhile. */
class UnwantedCoverError extends UnwantedWorkError {}

/**
 * Fetches a picture and makes it the cover of its title. What cannot be used leaves the old one, and a word why;
 * so does what nobody wants any more, at once.
 */
export async function handleCover(
  deps: WorkerDeps,
  { payload, retryCount, tries, signal }: Run,
): Promise<void> {
  const { contentId, url } = payload;
  const folder = await mkdtemp(join(deps.tmpDir, "cover-"));
  const unwanted = new AbortController();
  const ending = AbortSignal.any([signal, deps.shutdown, unwanted.signal]);
  const look = () => checkWanted(deps, payload);
  const stopWatching = watchWork(look, (error) => unwanted.abort(error));
  try {
    await look();
    const make =
      url === FILE_COVER
        ? coverOfFile(deps, contentId, folder, ending)
        : fetchCover(deps, url, folder, ending);
    const cover = await make;
    await replaceCover(deps, payload, cover);
  } catch (failure) {
    // A pipeline that was ended says so in words of its own.
    const error: unknown = unwanted.signal.aborted ? unwanted.signal.reason : failure;
    if (error instanceof UnwantedCoverError)
      return await tellWhy(deps, payload, failureSaid("cover_stopped"));
    if (!(error instanceof FileError)) throw error;
    deps.logger.warn(
      { content: contentId, kind: error.kind, detail: error.detail },
      `cover: ${error.message}`,
    );
    if (retryCount + 1 < Math.min(tries, error.policy.tries)) throw error;
    await tellWhy(deps, payload, faultSaid(error));
  } finally {
    stopWatching();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws UnwantedCoverError */
async function checkWanted({ db }: WorkerDeps, { contentId, request }: Asked): Promise<void> {
  const [title] = await db
    .select({ asked: content.cover_asked, deletedAt: content.deleted_at })
    .from(content)
    .where(eq(content.id, contentId));
  if (!title || title.deletedAt !== null || title.asked !== request) throw new UnwantedCoverError();
}

async function fetchCover(deps: WorkerDeps, url: string, folder: string, signal: AbortSignal) {
  const path = join(folder, "picture");
  const limits = { ...deps.downloadLimits, maxBytes: MAX_COVER_BYTES };
  await download({ url, path, allow: deps.fileUrlAllow, limits, resolve: deps.resolve, signal });
  return makeCoverApart({ path, signal, limits: deps.readerLimits });
}

/** The cover in the original, or of an audiobook in that of its first track, read as when it was converted. */
async function coverOfFile(
  deps: WorkerDeps,
  contentId: number,
  folder: string,
  signal: AbortSignal,
): Promise<MadeCover> {
  const [title] = await deps.db
    .select({ type: content.file_type })
    .from(content)
    .where(eq(content.id, contentId));
  const [file] = await listBookFiles(deps, contentId);
  if (!title || !file) throw fileError("no_file_cover", {});
  const path = join(folder, "file");
  await pipeline(await deps.storage.getStream(file.original.key), createWriteStream(path), { signal });
  const { cover } = await readFileApart({
    type: title.type as DigitalType,
    path,
    outDir: join(folder, "derived"),
    onProgress: () => undefined,
    signal,
    limits: deps.readerLimits,
  });
  if (!cover) throw fileError("no_file_cover", {});
  return cover;
}

/** Says that the cover did not come, though nothing is wrong with its picture as far as anybody knows. */
export async function handleCoverAbandoned(deps: WorkerDeps, asked: Asked): Promise<void> {
  deps.logger.error({ content: asked.contentId }, "cover abandoned");
  await tellWhy(deps, asked, failureSaid("cover_failed"));
}

/** What nobody wants any more, or is too small, changes nothing and leaves nothing. @throws UnwantedCoverError, FileError `cover_smaller` */
async function replaceCover(
  { db, storage }: WorkerDeps,
  { contentId, request, keepLarger }: Asked,
  cover: MadeCover,
): Promise<void> {
  const { width, height } = cover;
  const made = await storeCover(storage, contentId, cover);
  const unused = await db.transaction(async (tx) => {
    const { cover_key, cover_format, cover_width, cover_height, cover_asked, conversion_status, deleted_at } =
      content;
    const [before] = await tx
      .select({
        cover_key,
        cover_format,
        cover_width,
        cover_height,
        cover_asked,
        conversion_status,
        deleted_at,
      })
      .from(content)
      .where(eq(content.id, contentId))
      .for("update");
    const isWanted = before?.cover_asked === request && before.deleted_at === null;
    if (!isWanted) return { kept: before?.cover_key ?? null, gone: made, isSmaller: false };
    if (keepLarger && width * height < pixelsOf(before))
      return { kept: before.cover_key, gone: made, isSmaller: true };
    const cover_yields = keepLarger && before.conversion_status !== "done";
    const set = { ...made, cover_yields, cover_error: null, cover_asked: null, updated_at: sql`now()` };
    await tx.update(content).set(set).where(eq(content.id, contentId));
    return { kept: made.cover_key, gone: before, isSmaller: false };
  });
  if (unused.gone.cover_key !== unused.kept) await deleteCover(storage, unused.gone);
  if (unused.isSmaller) throw fileError("cover_smaller", { width, height });
  if (unused.gone === made) throw new UnwantedCoverError();
}

/** The cover stays as it was; the title says why the one that was asked for did not come (contract 3.1). */
async function tellWhy({ db }: WorkerDeps, { contentId, request }: Asked, { code, params, message }: Said) {
  const cover_error = toJsonb({ code, params, message });
  await db
    .update(content)
    .set({ cover_error, cover_asked: null })
    .where(and(eq(content.id, contentId), sql`${content.cover_asked} is not distinct from ${request}::uuid`));
}
