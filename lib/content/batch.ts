import { type UploadQueue, uploadQueue } from "#lib/uploads/queue.ts";
import { forgetFile } from "#lib/uploads/remembered.ts";
import type { PlannedTitle } from "./batch-plan.ts";
import { type BatchTitle, batchTitles } from "./batch-titles.ts";
import { addTrack, createTitle, nameFirstTrack } from "./batch-writes.ts";
import { type FoundAgain, forgetMade, forgetTitle, keepTitle } from "./kept-batch.ts";

/** Begins with every title at once; their files go one after the other. */
export function startBatch(plans: readonly PlannedTitle[], accountId: string, queue = uploadQueue): void {
  begin(
    plans.map((plan) => ({ plan, key: crypto.randomUUID(), contentId: null, sent: null, madeFiles: 0 })),
    accountId,
    queue,
  );
}

/** Goes on with titles of an earlier visit, under their keys: what is in the catalog is not made twice. */
export function goOnWith(titles: readonly FoundAgain[], accountId: string, queue = uploadQueue): void {
  begin(
    titles.map(({ plan, kept: { key, contentId, sent, madeFiles } }) => ({
      plan,
      key,
      contentId,
      sent,
      madeFiles,
    })),
    accountId,
    queue,
  );
}

type Begun = Pick<BatchTitle, "plan" | "key" | "contentId" | "sent" | "madeFiles">;

function begin(all: readonly Begun[], accountId: string, queue: UploadQueue): void {
  const now = Date.now();
  const titles = all.map(({ plan, key, contentId, sent, madeFiles }, place): BatchTitle => {
    const needsCover = plan.cover !== null && contentId === null;
    return {
      key,
      plan,
      accountId,
      // The cover first: it is small, and the title is created with it.
      coverUploadId: needsCover && plan.cover ? queue.add(plan.cover, accountId) : null,
      uploadIds: plan.files.map(({ file }, index) => (index < madeFiles ? null : queue.add(file, accountId))),
      begunAt: now + place,
      step: "uploading",
      contentId,
      sent,
      madeFiles,
      error: null,
    };
  });
  batchTitles.set([...batchTitles.get(), ...titles]);
  for (const title of titles) keepTitle(window.localStorage, title);
  for (const { key } of titles) void make(key, queue);
}

/** Goes on where it failed: nothing that is there is made twice. */
export function retryTitle(key: string, queue: UploadQueue = uploadQueue): void {
  const title = find(key);
  if (title?.step !== "failed") return;
  for (const id of allUploads(title)) queue.goOn(id);
  change(key, { step: "uploading", error: null });
  void make(key, queue);
}

/** Gives up what is not made yet. What is in the catalog stays there. */
export function dropTitle(key: string, queue: UploadQueue = uploadQueue): void {
  const title = find(key);
  batchTitles.set(batchTitles.get().filter((one) => one.key !== key));
  if (title) forgetTitle(window.localStorage, title);
  if (title) for (const id of allUploads(title)) queue.giveUp(id);
}

/** Takes the titles that are made from the list. */
export function dropMade(): void {
  batchTitles.set(batchTitles.get().filter(({ step }) => step !== "made"));
}

async function make(key: string, queue: UploadQueue): Promise<void> {
  try {
    await createFirst(key, queue);
    for (let title = find(key); title && title.madeFiles < title.plan.files.length; title = find(key))
      await addNext(title, queue);
    const title = find(key);
    if (!title) return;
    forget(title, queue);
    change(key, { step: "made" });
    if (batchTitles.get().every(({ step }) => step === "made"))
      forgetMade(window.localStorage, title.accountId);
  } catch (error) {
    // A title that was given up is no longer in the list.
    change(key, { step: "failed", error });
  }
}

async function createFirst(key: string, queue: UploadQueue): Promise<void> {
  const title = find(key);
  const [uploadId] = title?.uploadIds ?? [];
  if (!title || !uploadId || title.madeFiles > 0) return;
  const { plan } = title;
  let { contentId } = title;
  if (contentId === null) {
    const { file_url } = await queue.untilLinked(uploadId);
    const cover = title.coverUploadId ? await queue.untilLinked(title.coverUploadId) : null;
    if (!find(key)) return;
    const sent = title.sent ?? (cover ? { file_url, cover_url: cover.file_url } : { file_url });
    change(key, { step: "making", sent });
    contentId = await createTitle({ name: plan.name.trim(), file_type: plan.fileType, ...sent }, key);
    change(key, { contentId, sent: null });
  }
  if (plan.fileType === "audio") await nameFirstTrack(contentId, plan.files[0]?.title ?? plan.name);
  change(key, { madeFiles: 1 });
}

async function addNext(title: BatchTitle, queue: UploadQueue) {
  const { key, plan, uploadIds, contentId, madeFiles } = title;
  const file = plan.files[madeFiles];
  const uploadId = uploadIds[madeFiles];
  if (!file || !uploadId || contentId === null) return;
  change(key, { step: "uploading" });
  const { file_url } = await queue.untilLinked(uploadId);
  if (!find(key)) return;
  const sent = title.sent ?? { file_url };
  change(key, { step: "making", sent });
  const order = madeFiles + 1;
  const body = { title: file.title.trim(), file_url: sent.file_url, order };
  await addTrack(contentId, body, `${key}-${order}`);
  change(key, { madeFiles: madeFiles + 1, sent: null });
}

/** The files are in the catalog: chosen again, they are files for another title. */
function forget(title: BatchTitle, queue: UploadQueue) {
  const { files, cover } = title.plan;
  for (const file of [...files.map((one) => one.file), ...(cover ? [cover] : [])])
    forgetFile(window.localStorage, title.accountId, file);
  for (const id of allUploads(title)) queue.drop(id);
}

export function allUploads({ uploadIds, coverUploadId }: BatchTitle): readonly string[] {
  return [coverUploadId, ...uploadIds].filter((id) => id !== null);
}

function find(key: string): BatchTitle | undefined {
  return batchTitles.get().find((title) => title.key === key);
}

function change(key: string, part: Partial<BatchTitle>) {
  batchTitles.set(batchTitles.get().map((title) => (title.key === key ? { ...title, ...part } : title)));
  const title = find(key);
  if (title) keepTitle(window.localStorage, title);
}
