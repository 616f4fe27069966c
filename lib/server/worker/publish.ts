import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../catalog/context.ts";
import { lockContent } from "../catalog/conversions/refresh-content-status.ts";
import { insertTerms } from "../catalog/terms/write-terms.ts";
import { content, contentTerms, files, tracks } from "../db/schema.ts";
import { coverKey } from "../files/cover.ts";
import type { Downloaded } from "../files/download.ts";
import type { FileKind } from "../files/file-kind.ts";
import { type Claim, DeletedTitleError, LostClaimError, writeOwned } from "./claim.ts";
import type { WorkerDeps } from "./deps.ts";
import type { ReadFile } from "./reader-messages.ts";

/** As long as the name of a term may be (contract 3.3). */
const MAX_NAME_LENGTH = 255;

type Finished = { claim: Claim; downloaded: Downloaded; kind: FileKind; found: ReadFile };

/**
 * Stores the original and the cover, then makes everything visible in one transaction that first
 * makes sure of its claim. What an editor has typed stays: only counts, and a cover, contents and authors
 * where there are none. When the claim is lost, nothing is left behind.
 *
 * @throws LostClaimError, DeletedTitleError
 */
export async function publish(deps: WorkerDeps, finished: Finished): Promise<void> {
  const { claim, downloaded, kind, found } = finished;
  const fileKey = `originals/${claim.contentId}/${claim.conversionId}-${claim.attempt}.${kind.extension}`;
  const newCoverKey = found.cover ? coverKey(claim.contentId, found.cover) : null;
  await deps.storage.putFile(fileKey, downloaded.path);
  if (newCoverKey && found.cover) await deps.storage.put(newCoverKey, found.cover);
  try {
    const usedCoverKey = await deps.db.transaction((tx) => publishInOne(tx, finished, fileKey, newCoverKey));
    if (newCoverKey && newCoverKey !== usedCoverKey) await deps.storage.delete(newCoverKey);
  } catch (error) {
    // Only when it is certain that nothing was published: a connection can break just after the commit.
    const isUnpublished = error instanceof LostClaimError || error instanceof DeletedTitleError;
    if (isUnpublished) await deps.storage.delete(fileKey);
    throw error;
  }
}

async function publishInOne(
  tx: Transaction,
  finished: Finished,
  fileKey: string,
  newCoverKey: string | null,
) {
  const { claim, downloaded, kind, found } = finished;
  await lockContent(tx, claim.contentId);
  const [title] = await tx
    .select({ deletedAt: content.deleted_at, coverKey: content.cover_key })
    .from(content)
    .where(eq(content.id, claim.contentId));
  if (!title || title.deletedAt !== null) throw new DeletedTitleError(claim);
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
  const cover_key = title.coverKey ?? newCoverKey;
  if (claim.trackId === null) {
    const contents = found.tableOfContents === null ? null : JSON.stringify(found.tableOfContents);
    await tx
      .update(content)
      .set({
        file_id: file?.id,
        total_pages: found.totalPages,
        total_words: found.totalWords,
        total_seconds: found.totalSeconds,
        table_of_contents: sql`coalesce(${content.table_of_contents}, ${contents}::jsonb)`,
        cover_key,
      })
      .where(eq(content.id, claim.contentId));
    if (kind.extension === "epub") await nameAuthors(tx, claim.contentId, found.found.author);
  } else {
    await tx
      .update(tracks)
      .set({ file_id: file?.id, duration_seconds: found.totalSeconds, updated_at: sql`now()` })
      .where(eq(tracks.id, claim.trackId));
    await tx
      .update(content)
      .set({ total_pages: 0, total_words: 0, cover_key })
      .where(eq(content.id, claim.contentId));
  }
  await writeOwned(tx, claim, {
    status: "done",
    step: 4,
    percent: 100,
    message: null,
    retryable: false,
    finished_at: new Date().toISOString(),
  });
  return cover_key;
}

/**
 * The authors that a book names itself, where the editor has named none. An EPUB says who wrote it;
 * what a PDF or an MP3 calls author or artist is as often a program or a reader.
 */
async function nameAuthors(tx: Transaction, contentId: number, authors: readonly string[]) {
  const [named] = await tx
    .select({ position: contentTerms.position })
    .from(contentTerms)
    .where(and(eq(contentTerms.content_id, contentId), eq(contentTerms.taxonomy, "author")))
    .limit(1);
  if (named) return;
  const names = authors.map((author) => author.slice(0, MAX_NAME_LENGTH));
  await insertTerms(tx, [{ contentId, lists: { author: [...new Set(names)] } }]);
}
