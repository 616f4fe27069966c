import { ApiError } from "#lib/http/api-error.ts";
import { randomKey } from "#lib/http/random-key.ts";
import type { UploadQueue } from "#lib/uploads/queue.ts";
import { forgetUpload } from "#lib/uploads/remembered.ts";
import { creationOf, nameOf } from "./batch-said.ts";
import { type BatchTitle, batchTitles, type SentWrite } from "./batch-titles.ts";
import { addTrack, createTitle, nameFirstTrack } from "./batch-writes.ts";
import type { FileLooks } from "./file-looks.ts";
import { NOTHING_SAID, RefusedFileError, refusalOf } from "./file-said.ts";
import { findOwner } from "./find-owner.ts";
import { forgetMade, forgetTitle, keepTitle } from "./kept-batch.ts";

/** What sends the files of titles, and what looks into them. */
export type BatchDesk = { queue: UploadQueue; looks: FileLooks };

/** Brings a title and its tracks into the catalog, as its files arrive. How far it is, and why it failed, is in its row. */
export async function makeTitle(key: string, desk: BatchDesk): Promise<void> {
  try {
    await createFirst(key, desk);
    for (let title = findTitle(key); title && !isWhole(title); title = findTitle(key))
      await addNext(title, desk);
    const title = findTitle(key);
    if (!title) return;
    forget(title, desk);
    changeTitle(key, { step: "made" });
    if (batchTitles.get().every(({ step }) => step === "made"))
      forgetMade(window.localStorage, title.accountId);
  } catch (error) {
    changeTitle(key, { step: "failed", error });
    const title = findTitle(key);
    // What the store refused was not made: the next try may say something else, under a key of its own.
    if (title && isRefusal(error)) changeTitle(key, { sent: null });
    // The same file would be refused in every visit.
    if (title && error instanceof RefusedFileError) forgetTitle(window.localStorage, title);
  }
}

const isWhole = ({ madeFiles, plan }: BatchTitle) => madeFiles === plan.files.length;
const isRefusal = (error: unknown) => error instanceof ApiError && error.kind === "invalid";

async function createFirst(key: string, desk: BatchDesk): Promise<void> {
  const title = findTitle(key);
  const [first] = title?.plan.files ?? [];
  if (!title || !first || title.madeFiles > 0) return;
  let { contentId } = title;
  if (contentId === null) {
    const sent = await readyToSend(title, first.file, desk);
    if (!findTitle(key)) return;
    changeTitle(key, { step: "making", sent });
    contentId = await createTitle(sent).catch(async (error: unknown) => {
      await nameOwner(key, sent, error);
      throw error;
    });
    changeTitle(key, { contentId, sent: null });
    for (const id of [title.uploadIds[0], title.coverUploadId]) if (id) forgetSent(title, id, desk);
  }
  if (title.plan.fileType === "audio") await nameFirstTrack(contentId, first.title);
  changeTitle(key, { madeFiles: 1 });
}

/** What creates the title, once its file is there and was looked into. */
async function readyToSend(title: BatchTitle, file: File, { queue, looks }: BatchDesk): Promise<SentWrite> {
  const { key, uploadIds, coverUploadId } = title;
  const { file_url } = await queue.untilLinked(uploadIds[0] ?? "");
  const cover = coverUploadId ? await queue.untilLinked(coverUploadId) : null;
  if (title.sent) return title.sent;
  if (title.said === null) changeTitle(key, { step: "looking" });
  const said = title.said ?? (await looks.untilSeen(file));
  const problem = refusalOf(said);
  if (problem) throw new RefusedFileError(file.name, problem);
  const plan = { ...title.plan, name: nameOf(title.plan, said) };
  changeTitle(key, { said, plan });
  const body = creationOf(plan, said, { file_url, cover_url: cover?.file_url ?? "" });
  return { key: randomKey(), body };
}

/** Where the ISBN is another title's, that title is named beside the refusal. */
async function nameOwner(key: string, { body }: SentWrite, error: unknown): Promise<void> {
  const { external_id } = body;
  const isTaken =
    error instanceof ApiError && error.fieldErrors.external_id && typeof external_id === "string";
  if (!isTaken) return;
  const owner = await findOwner(external_id);
  changeTitle(key, { said: { ...(findTitle(key)?.said ?? NOTHING_SAID), owner } });
}

async function addNext(title: BatchTitle, desk: BatchDesk): Promise<void> {
  const { key, plan, uploadIds, contentId, madeFiles } = title;
  const file = plan.files[madeFiles];
  const uploadId = uploadIds[madeFiles];
  if (!file || !uploadId || contentId === null) return;
  changeTitle(key, { step: "uploading" });
  const { file_url } = await desk.queue.untilLinked(uploadId);
  if (!findTitle(key)) return;
  const body = { title: file.title.trim(), file_url, order: madeFiles + 1 };
  const sent = title.sent ?? { key: randomKey(), body };
  changeTitle(key, { step: "making", sent });
  await addTrack(contentId, sent);
  changeTitle(key, { madeFiles: madeFiles + 1, sent: null });
  forgetSent(title, uploadId, desk);
}

/** The catalog has this file: chosen again, it is a file for another title. */
function forgetSent({ accountId }: BatchTitle, uploadId: string, { queue }: BatchDesk) {
  const link = queue.items().find(({ id }) => id === uploadId)?.link;
  if (link) forgetUpload(window.localStorage, accountId, link.upload_id);
}

/** All of its files are in the catalog. */
function forget(title: BatchTitle, { queue, looks }: BatchDesk) {
  for (const { file } of title.plan.files) looks.forget(file);
  for (const id of allUploads(title)) queue.drop(id);
}

export function allUploads({ uploadIds, coverUploadId }: BatchTitle): readonly string[] {
  return [coverUploadId, ...uploadIds].filter((id) => id !== null);
}

export function findTitle(key: string): BatchTitle | undefined {
  return batchTitles.get().find((title) => title.key === key);
}

/** A title that was given up is no longer in the list, and stays out of it. */
export function changeTitle(key: string, part: Partial<BatchTitle>): void {
  batchTitles.set(batchTitles.get().map((title) => (title.key === key ? { ...title, ...part } : title)));
  const title = findTitle(key);
  if (title) keepTitle(window.localStorage, title);
}
