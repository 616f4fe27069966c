import { usedValues } from "./batch-said.ts";
import { type BatchTitle, batchTitles } from "./batch-titles.ts";
import { isbnCore } from "./found-values.ts";

/** Whether a title before this one has its ISBN too, and is on its way to the catalog: it comes first, as in the review. */
export function isBehindTwin(titles: readonly BatchTitle[], key: string): boolean {
  const place = titles.findIndex((one) => one.key === key);
  const isbn = isbnOf(titles[place]);
  const isOnItsWay = ({ contentId, step }: BatchTitle) => contentId === null && step !== "failed";
  return isbn !== null && titles.slice(0, place).some((one) => isOnItsWay(one) && isbnOf(one) === isbn);
}

/** Whether tracks before these are still on their way to the same audiobook: they come first, and stay together. */
function isBehindTracks(titles: readonly BatchTitle[], key: string): boolean {
  const place = titles.findIndex((one) => one.key === key);
  const here = titles[place];
  const isOnItsWay = ({ step }: BatchTitle) => step !== "made" && step !== "failed";
  if (!here?.isMore) return false;
  return titles.slice(0, place).some((one) => isOnItsWay(one) && one.contentId === here.contentId);
}

/** Whether a title before this one has to be done with first. */
export function isBehind(titles: readonly BatchTitle[], key: string): boolean {
  return isBehindTwin(titles, key) || isBehindTracks(titles, key);
}

function isbnOf(title: BatchTitle | undefined): string | null {
  const isbn = title && usedValues(title.plan, title.said).external_id;
  return isbn ? isbnCore(isbn) : null;
}

/** Resolves once no title before this one has to be done with first any more, or it was given up. */
export function untilTurn(key: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isBehind(batchTitles.get(), key)) return;
      leave();
      resolve();
    };
    const leave = batchTitles.subscribe(look);
    look();
  });
}
