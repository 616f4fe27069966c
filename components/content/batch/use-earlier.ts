import { useEffect, useState } from "react";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { forgetKept, type KeptTitle, listKept } from "#lib/content/kept-batch.ts";
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

/**
 * What an earlier visit left: nothing that this tab is at, and nothing that another tab is at. Looked for anew whenever
 * another tab writes or this one is come back to; null until that is known.
 */
export function useEarlier(accountId: string) {
  const [claimed, setClaimed] = useState(NOTHING_CLAIMED);
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const look = async () => {
      const elsewhere = await claimedElsewhere();
      if (signal.aborted) return;
      setClaimed(elsewhere);
      setEarlier(readEarlier(accountId, elsewhere));
    };
    const listen = () => void look();
    listen();
    for (const name of ["storage", "focus"] as const) window.addEventListener(name, listen, { signal });
    return () => leaving.abort();
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
  const here = new Set(batchTitles.get().map(({ key }) => key));
  const left = listKept(window.localStorage, accountId).filter(({ key }) => !here.has(key));
  const isFree = ({ uploadUrl }: Remembered) => !claimed.has(uploadUrl) && !uploadQueue.holds(uploadUrl);
  return {
    kept: left.filter(({ key }) => !claimed.has(key)),
    elsewhere: left.filter(({ key }) => claimed.has(key)),
    remembered: listRemembered(window.localStorage, accountId).filter(isFree),
  };
}
