import { ApiError } from "#lib/http/api-error.ts";
import { randomKey } from "#lib/http/random-key.ts";
import type { UploadQueue } from "#lib/uploads/queue.ts";
import { forgetUpload } from "#lib/uploads/remembered.ts";
import { withoutTrack } from "./batch-refused.ts";
import { creationOf, nameOf } from "./batch-said.ts";
import { type BatchTitle, batchTitles, type SentWrite } from "./batch-titles.ts";
import { isBehind, untilTurn } from "./batch-turn.ts";
import { addTrack, createTitle, nameFirstTrack } from "./batch-writes.ts";
import type { FileLooks } from "./file-looks.ts";
import { type FileSaid, NOTHING_SAID, RefusedFileError } from "./file-said.ts";
import { findOwner } from "./find-owner.ts";
import { forgetMade, forgetTitle, keepTitle } from "./kept-batch.ts";
import { isSmaller, measureFile } from "./picture-size.ts";

/** What sends the files of titles, and what looks into them. */
export type BatchDesk = { queue: UploadQueue; looks: FileLooks };

/** Brings a title and its tracks into the catalog, as its files arrive. How far it is, and why it failed, is in its row. */
export async function makeTitle(key: string, desk: BatchDesk): Promise<void> {
  try {
    if (findTitle(key)?.isMore) await inTurn(key);
    else await createFirst(key, desk);
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
  let title = findTitle(key);
  if (!title || title.madeFiles > 0) return;
  let { contentId } = title;
  const isWanted = () => findTitle(key) !== undefined;
  if (contentId === null) {
    const sent = await readyToSend(key, desk);
    await inTurn(key);
    title = findTitle(key);
    if (!sent || !title) return;
    changeTitle(key, { step: "making", sent });
    contentId = await createTitle(sent, isWanted).catch(async (error: unknown) => {
      await nameOwner(key, sent, error);
      throw error;
    });
    changeTitle(key, { contentId, sent: null });
    for (const id of [title.uploadIds[0], title.coverUploadId]) if (id) forgetSent(title, id, desk);
  }
  const [first] = title.plan.files;
  if (title.plan.fileType === "audio" && first) await nameFirstTrack(contentId, first.title, isWanted);
  changeTitle(key, { madeFiles: 1 });
}

async function inTurn(key: string): Promise<void> {
  if (isBehind(batchTitles.get(), key)) changeTitle(key, { step: "behind" });
  await untilTurn(key);
}

/** What creates the title, once its file is there and was looked into; null when it was given up meanwhile. */
async function readyToSend(key: string, desk: BatchDesk): Promise<SentWrite | null> {
  const title = findTitle(key);
  if (!title) return null;
  const { uploadIds, coverUploadId } = title;
  const { file_url } = await desk.queue.untilLinked(uploadIds[0] ?? "");
  const cover = coverUploadId ? await desk.queue.untilLinked(coverUploadId) : null;
  if (title.sent) return title.sent;
  const said = title.said ?? (await lookInto(title, 0, desk));
  // The next track may be one that a title can be made of.
  if (leaveOut(key, 0, said, desk)) return readyToSend(key, desk);
  const plan = { ...title.plan, name: nameOf(title.plan, said) };
  changeTitle(key, { said, plan });
  const links = { file_url, cover_url: cover?.file_url ?? "" };
  const body = creationOf(plan, said, links, { keepsLargerCover: await isCoverSmaller(plan, said) });
  return { key: randomKey(), body };
}

/** A picture that lies with a file does not take the place of a larger cover in it; the title says so then. */
async function isCoverSmaller({ cover }: BatchTitle["plan"], { cover: inFile }: FileSaid): Promise<boolean> {
  const size = cover && inFile ? await measureFile(cover) : null;
  return size !== null && inFile !== null && isSmaller(size, inFile);
}

async function lookInto(
  { key, plan, accountId, uploadIds }: BatchTitle,
  place: number,
  { looks }: BatchDesk,
) {
  const file = plan.files[place]?.file;
  if (!file) return NOTHING_SAID;
  changeTitle(key, { step: "looking" });
  looks.begin(file, plan.fileType, accountId, uploadIds[place] ?? null);
  return looks.untilSeen(file);
}

/** Whether a track is refused, and the title goes on without it. Throws RefusedFileError when nothing is left. */
function leaveOut(key: string, place: number, said: FileSaid, { looks }: BatchDesk): boolean {
  const title = findTitle(key);
  const file = title?.plan.files[place]?.file;
  const rest = title ? withoutTrack(title, place, said) : null;
  if (!rest || !file) return false;
  looks.giveUp(file);
  changeTitle(key, { ...rest, ...(place === 0 ? { said: null } : {}) });
  return true;
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
  // Where one track was refused, another may be: each is looked into before it is added. So is what nobody reviewed.
  const isDoubtful = (title.isMore || title.refused.length > 0) && title.sent === null;
  if (isDoubtful && leaveOut(key, madeFiles, await lookInto(title, madeFiles, desk), desk)) return;
  if (!findTitle(key)) return;
  // More tracks go to the end, however many there are by now.
  const place = title.isMore ? {} : { order: madeFiles + 1 };
  const body = { title: file.title.trim(), file_url, ...place };
  const sent = title.sent ?? { key: randomKey(), body };
  changeTitle(key, { step: "making", sent });
  await addTrack(contentId, sent, () => findTitle(key) !== undefined);
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
