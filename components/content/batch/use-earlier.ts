import { useEffect, useState } from "react";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { forgetKept, type KeptTitle, listKept } from "#lib/content/kept-batch.ts";
import { likeOf } from "#lib/content/kept-match.ts";
import { claimedElsewhere } from "#lib/uploads/claims.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { forgetRemembered, listRemembered, type Remembered } from "#lib/uploads/remembered.ts";

export type Earlier = {
  /** Titles that wait for their files. */
  kept: readonly KeptTitle[];
  /** Uploads that were begun. */
  remembered: readonly Remembered[];
  /** Titles that another tab is at. */
  elsewhere: readonly KeptTitle[];
};

const NOTHING_CLAIMED: ReadonlySet<string> = new Set();

/** A tab that is closed, or the page of this one that was reloaded, says nothing: its claims are gone some time later. */
const LOOK_AGAIN_MS = 5_000;
/** A tab that makes two hundred titles writes often. */
const CALM_MS = 500;

/**
 * What an earlier visit left: nothing that this tab is at, and nothing that another tab is at. Looked for anew whenever
 * another tab writes or this one is come back to, and while another is at something; null until that is known.
 */
export function useEarlier(accountId: string) {
  const [claimed, setClaimed] = useState(NOTHING_CLAIMED);
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let timer = 0;
    const look = async () => {
      const elsewhere = await claimedElsewhere();
      if (signal.aborted) return;
      if (elsewhere.size > 0) lookIn(LOOK_AGAIN_MS);
      setClaimed(elsewhere);
      setEarlier(readEarlier(accountId, elsewhere));
    };
    const lookIn = (waitMs: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, waitMs);
    };
    void look();
    window.addEventListener("focus", () => lookIn(0), { signal });
    window.addEventListener("storage", () => lookIn(CALM_MS), { signal });
    return () => {
      leaving.abort();
      window.clearTimeout(timer);
    };
  }, [accountId]);
  return {
    earlier,
    /** After this tab has gone on with some of it. */
    refresh: () => setEarlier(readEarlier(accountId, claimed)),
    /** Gives all of it up. */
    forget() {
      const { kept, remembered } = readEarlier(accountId, claimed);
      forgetRemembered(window.localStorage, remembered);
      forgetKept(window.localStorage, accountId, kept);
      setEarlier(readEarlier(accountId, claimed));
    },
  };
}

function readEarlier(accountId: string, claimed: ReadonlySet<string>): Earlier {
  const titles = batchTitles.get();
  const here = new Set(titles.map(({ key }) => key));
  const left = listKept(window.localStorage, accountId).filter(({ key }) => !here.has(key));
  const elsewhere = left.filter(({ key }) => claimed.has(key));
  // Few files are sent at once: those behind them have no place yet, and are known by their marks.
  const inUse = new Set(
    [
      ...uploadQueue.items().map(({ file }) => file),
      ...titles.flatMap(({ plan }) => [...plan.files.map(({ file }) => file), plan.cover]),
      ...elsewhere.flatMap(({ files, cover }) => [...files, cover]),
    ].map((file) => file && likeOf(file)),
  );
  const isFree = ({ uploadUrl, fileName: name, sizeInBytes: size }: Remembered) =>
    !claimed.has(uploadUrl) && !uploadQueue.holds(uploadUrl) && !inUse.has(likeOf({ name, size }));
  return {
    kept: left.filter(({ key }) => !claimed.has(key)),
    elsewhere,
    remembered: listRemembered(window.localStorage, accountId).filter(isFree),
  };
}
