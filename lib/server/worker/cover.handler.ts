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
import { deleteCover, storeCover } from "../files/stored-cover.ts";
import type { coverJob } from "../jobs/cover.job.ts";
import type { JobRun } from "../jobs/queue.ts";
import type { WorkerDeps } from "./deps.ts";
import { toJsonb } from "./jsonb.ts";
import { makeCoverApart, readFileApart } from "./read-file.ts";

type Asked = ReturnType<(typeof coverJob)["payload"]["parse"]>;
type Run = JobRun<Asked>;

const MAX_COVER_BYTES = 32 * 1024 * 1024;

/** Fetches a picture and makes it the cover of its title. What cannot be used leaves the old one, and a word why. */
export async function handleCover(
  deps: WorkerDeps,
  { payload, retryCount, tries, signal }: Run,
): Promise<void> {
  const { contentId, url, keepLarger } = payload;
  const folder = await mkdtemp(join(deps.tmpDir, "cover-"));
  const ending = AbortSignal.any([signal, deps.shutdown]);
  try {
    const make =
      url === FILE_COVER
        ? coverOfFile(deps, contentId, folder, ending)
        : fetchCover(deps, url, folder, ending);
    const cover = await make;
    if (keepLarger) await refuseSmaller(deps, contentId, cover);
    await replaceCover(deps, payload, cover);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    deps.logger.warn(
      { content: contentId, kind: error.kind, detail: error.detail },
      `cover: ${error.message}`,
    );
    if (retryCount + 1 < Math.min(tries, error.policy.tries)) throw error;
    await tellWhy(deps, payload, faultSaid(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

async function refuseSmaller({ db }: WorkerDeps, contentId: number, { width, height }: MadeCover) {
  const [present] = await db
    .select({ pixels: sql<number>`${content.cover_width} * ${content.cover_height}` })
    .from(content)
    .where(eq(content.id, contentId));
  if (present && width * height < present.pixels) throw fileError("cover_smaller", { width, height });
}

/** A request that another one has followed changes nothing and leaves nothing. */
async function replaceCover(
  { db, storage }: WorkerDeps,
  { contentId, request }: Asked,
  cover: MadeCover,
): Promise<void> {
  const made = await storeCover(storage, contentId, cover);
  const unused = await db.transaction(async (tx) => {
    const { cover_key, cover_format, cover_asked } = content;
    const [before] = await tx
      .select({ cover_key, cover_format, cover_asked })
      .from(content)
      .where(eq(content.id, contentId))
      .for("update");
    if (!before || before.cover_asked !== request) return { kept: before?.cover_key ?? null, gone: made };
    const set = { ...made, cover_error: null, cover_asked: null, updated_at: sql`now()` };
    await tx.update(content).set(set).where(eq(content.id, contentId));
    return { kept: made.cover_key, gone: before };
  });
  if (unused.gone.cover_key !== unused.kept) await deleteCover(storage, unused.gone);
}

/** The cover stays as it was; the title says why the one that was asked for did not come (contract 3.1). */
async function tellWhy({ db }: WorkerDeps, { contentId, request }: Asked, { code, params, message }: Said) {
  const cover_error = toJsonb({ code, params, message });
  await db
    .update(content)
    .set({ cover_error, cover_asked: null })
    .where(and(eq(content.id, contentId), sql`${content.cover_asked} is not distinct from ${request}::uuid`));
}
