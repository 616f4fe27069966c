import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { lockContent } from "../catalog/conversions/refresh-content-status.ts";
import { SAID_NOTHING, stepOf } from "../catalog/conversions/said.ts";
import { content } from "../db/schema/content.ts";
import { files } from "../db/schema/files.ts";
import { tracks } from "../db/schema/tracks.ts";
import type { Downloaded } from "../files/download.ts";
import type { FileKind } from "../files/file-kind.ts";
import { deleteCover, type StoredCover } from "../files/stored-cover.ts";
import { endAttempt } from "./attempts.ts";
import { type Claim, DeletedTitleError, LostClaimError, writeOwned } from "./claim.ts";
import { takeCoverOfFile } from "./cover-of-file.ts";
import type { WorkerDeps } from "./deps.ts";
import { fillIn } from "./fill-in.ts";
import { toJsonb } from "./jsonb.ts";
import type { ReadFile } from "./reader-messages.ts";
import { derivedFolder, originalKey } from "./stored-keys.ts";

type Finished = {
  claim: Claim;
  downloaded: Downloaded;
  kind: FileKind;
  read: ReadFile;
  /** Where the converter wrote what a preview shows; it need not exist. */
  outDir: string;
};

/**
 * Stores the original and what was made of it, then makes everything visible in one transaction that
 * first makes sure of its claim. What an editor has typed stays: only counts, and a cover, contents and
 * words where there are none. When the claim is lost, nothing is left behind.
 *
 * @throws LostClaimError, DeletedTitleError
 */
export async function publish(deps: WorkerDeps, finished: Finished): Promise<void> {
  const { claim, downloaded, kind, outDir } = finished;
  const fileKey = originalKey(claim, kind.extension);
  const folder = derivedFolder(claim);
  await deps.storage.putFile(fileKey, downloaded.path);
  const derived = await filesUnder(outDir);
  for (const path of derived) await deps.storage.putFile(folder + relative(outDir, path), path);
  const derivedKey = derived.length > 0 ? folder : null;
  let unused: StoredCover | null;
  try {
    const stored = { ...finished, fileKey, derivedKey };
    unused = await deps.db.transaction((tx) => publishInOne(deps, tx, stored));
  } catch (error) {
    // Only when it is certain that nothing was published: a connection can break just after the commit.
    const isUnpublished = error instanceof LostClaimError || error instanceof DeletedTitleError;
    if (isUnpublished) {
      await deps.storage.delete(fileKey);
      if (derivedKey) await deps.storage.deleteFolder(derivedKey);
    }
    throw error;
  }
  if (unused) await deleteCover(deps.storage, unused);
}

type Stored = Finished & { fileKey: string; derivedKey: string | null };

/** Gives the cover that made room for that of the file, if one did. */
async function publishInOne(deps: WorkerDeps, tx: Transaction, stored: Stored): Promise<StoredCover | null> {
  const { claim, read, derivedKey } = stored;
  await lockContent(tx, claim.contentId);
  const [title] = await tx
    .select({ deletedAt: content.deleted_at })
    .from(content)
    .where(eq(content.id, claim.contentId));
  if (!title || title.deletedAt !== null) throw new DeletedTitleError(claim);
  await tx
    .update(content)
    .set(claim.trackId === null ? countsOf(read) : { total_pages: 0, total_words: 0 })
    .where(eq(content.id, claim.contentId));
  await tx
    .update(claim.trackId === null ? content : tracks)
    .set({ file_id: await insertFile(tx, stored) })
    .where(claim.trackId === null ? eq(content.id, claim.contentId) : eq(tracks.id, claim.trackId));
  if (claim.trackId !== null) {
    await tx
      .update(tracks)
      .set({ duration_seconds: read.totalSeconds, updated_at: sql`now()` })
      .where(eq(tracks.id, claim.trackId));
  }
  await writeOwned(tx, claim, {
    status: "done",
    step: stepOf("publish"),
    percent: 100,
    ...SAID_NOTHING,
    retryable: false,
    finished_at: new Date().toISOString(),
    found: toJsonb(read.found),
    report: toJsonb(read.report),
    audio: toJsonb(read.audio),
    derived_key: derivedKey,
    page_count: read.pageCount,
    chapters: toJsonb(read.chapters),
  });
  await endAttempt(tx, claim, "done");
  await fillIn(tx, claim, read.found);
  return read.cover ? await takeCoverOfFile(deps, tx, claim.contentId, read.cover) : null;
}

function countsOf({ totalPages, totalWords, totalSeconds, tableOfContents }: ReadFile) {
  return {
    total_pages: totalPages,
    total_words: totalWords,
    total_seconds: totalSeconds,
    table_of_contents: sql`coalesce(${content.table_of_contents}, ${toJsonb(tableOfContents)})`,
  };
}

async function insertFile(tx: Transaction, { fileKey, downloaded, kind }: Stored): Promise<number> {
  const [file] = await tx
    .insert(files)
    .values({
      storage_key: fileKey,
      name: downloaded.name,
      media_type: kind.mediaType,
      size_in_bytes: downloaded.sizeInBytes,
      checksum_sha256: downloaded.checksumSha256,
    })
    .returning({ id: files.id });
  if (!file) throw new Error("The file was not recorded.");
  return file.id;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
