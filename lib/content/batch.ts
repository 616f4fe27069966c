import { randomKey } from "#lib/http/random-key.ts";
import { claim } from "#lib/uploads/claims.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import type { AutofillField } from "./autofill.ts";
import { allUploads, type BatchDesk, changeTitle, findTitle, makeTitle } from "./batch-make.ts";
import type { PlannedTitle } from "./batch-plan.ts";
import { nameOf } from "./batch-said.ts";
import { type BatchTitle, batchTitles } from "./batch-titles.ts";
import { fileLooks } from "./file-looks.ts";
import { type FoundAgain, forgetTitle, keepTitle } from "./kept-batch.ts";

const DESK: BatchDesk = { queue: uploadQueue, looks: fileLooks };

type Begun = Pick<
  BatchTitle,
  "plan" | "key" | "said" | "contentId" | "isMore" | "sent" | "refused" | "apart" | "madeFiles"
>;

const NOTHING_DONE = {
  contentId: null,
  isMore: false,
  sent: null,
  refused: [],
  apart: [],
  madeFiles: 0,
} as const;

/** Begins with every title at once; their files go one after the other. */
export function startBatch(plans: readonly PlannedTitle[], accountId: string, desk = DESK): void {
  const titles = plans.map((plan): Begun => {
    const [first] = plan.files;
    const said = first ? desk.looks.saidOf(first.file) : null;
    const key = randomKey();
    const name = nameOf(plan, said);
    return { ...NOTHING_DONE, plan: { ...plan, name }, key, said };
  });
  begin(titles, accountId, desk);
}

/** Begins with more tracks for an audiobook; they go to its end, one after the other. */
export function startTracks(plan: PlannedTitle, contentId: number, accountId: string, desk = DESK): void {
  begin([{ ...NOTHING_DONE, plan, key: randomKey(), said: null, contentId, isMore: true }], accountId, desk);
}

/** Goes on with titles of an earlier visit, under their keys: what is in the catalog is not made twice. */
export function goOnWith(titles: readonly FoundAgain[], accountId: string, desk = DESK): void {
  const begun = titles.map(({ plan, kept }): Begun => {
    const { key, said, contentId, isMore, sent, refused, apart, madeFiles } = kept;
    return { plan, key, said, contentId, isMore, sent, refused, apart, madeFiles };
  });
  begin(begun, accountId, desk);
}

function begin(all: readonly Begun[], accountId: string, desk: BatchDesk): void {
  const { queue, looks } = desk;
  const now = Date.now();
  const titles = all.map((begun, place): BatchTitle => {
    const { plan, contentId, isMore, said, madeFiles } = begun;
    const needsCover = plan.cover !== null && contentId === null;
    const send = (file: File, index: number) => {
      // A title is created with its first file.
      if (index < madeFiles || (index === 0 && contentId !== null && !isMore)) return null;
      const isToBeSeen = index === 0 && said === null && !isMore;
      if (isToBeSeen) return looks.begin(file, plan.fileType, accountId);
      // It may be on its way since the review.
      return looks.uploadIdOf(file) ?? queue.add(file, accountId);
    };
    return {
      ...begun,
      accountId,
      // The cover first: it is small, and the title is created with it.
      coverUploadId: needsCover && plan.cover ? queue.add(plan.cover, accountId) : null,
      uploadIds: plan.files.map(({ file }, index) => send(file, index)),
      begunAt: now + place,
      step: "uploading",
      error: null,
    };
  });
  batchTitles.set([...batchTitles.get(), ...titles]);
  for (const title of titles) {
    claim(title.key);
    keepTitle(window.localStorage, title);
    run(title, desk);
  }
}

/** Goes on where it failed: nothing that is there is made twice. */
export function retryTitle(key: string, desk = DESK): void {
  const title = findTitle(key);
  if (title?.step !== "failed") return;
  changeTitle(key, { step: "uploading", error: null });
  run(title, desk);
}

/** As `retryTitle`, without what the store does not take from the file. */
export function retryWithout(key: string, fields: readonly AutofillField[], desk = DESK): void {
  const title = findTitle(key);
  if (!title) return;
  const without = [...title.plan.without, ...fields];
  changeTitle(key, { plan: { ...title.plan, without } });
  retryTitle(key, desk);
}

/** Gives up what is not made yet. What is in the catalog stays there. */
export function dropTitle(key: string, { queue, looks } = DESK): void {
  const title = findTitle(key);
  batchTitles.set(batchTitles.get().filter((one) => one.key !== key));
  if (!title) return;
  forgetTitle(window.localStorage, title);
  const used = usedUploads(title);
  for (const [index, { file }] of title.plan.files.entries())
    used.has(title.uploadIds[index]) ? looks.forget(file) : looks.giveUp(file);
  for (const id of allUploads(title)) used.has(id) ? queue.drop(id) : queue.giveUp(id);
}

/** What the catalog has, or may have: whether what is on its way to it has arrived, nobody knows. */
function usedUploads(title: BatchTitle): ReadonlySet<string | null | undefined> {
  const { uploadIds, coverUploadId, contentId, madeFiles, sent } = title;
  const isCreated = contentId !== null || sent !== null;
  const known = isCreated && !title.isMore ? [uploadIds[0], coverUploadId] : [];
  return new Set([...known, ...uploadIds.slice(0, madeFiles + (sent ? 1 : 0))]);
}

/** Takes the titles that are made from the list. */
export function dropMade(): void {
  batchTitles.set(batchTitles.get().filter(({ step }) => step !== "made"));
}

function run(title: BatchTitle, desk: BatchDesk) {
  // What was paused or failed, in the review or here, goes on.
  for (const id of allUploads(title)) desk.queue.goOn(id);
  void makeTitle(title.key, desk);
}
