"use client";

import { useEffect, useState } from "react";
import { goOnWith } from "#lib/content/batch.ts";
import { closeOffer, offeredFiles } from "#lib/content/intake.ts";
import { findAgain, listKept } from "#lib/content/kept-batch.ts";
import { useBox } from "#lib/uploads/box.ts";
import { listRemembered } from "#lib/uploads/remembered.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { BatchTray } from "./batch-tray.tsx";

/** What files become: the question beforehand, and the tray while it happens. */
export function BatchDesk({ accountId }: { accountId: string }) {
  const [remembered, setRemembered] = useState(() => listRemembered(window.localStorage, accountId));
  const [kept, setKept] = useState(() => listKept(window.localStorage, accountId));
  const offered = useBox(offeredFiles);
  // Titles that were confirmed in an earlier visit are not asked about again.
  const { found, rest } = findAgain(kept, offered);
  const isGoingOn = found.length > 0;
  useEffect(() => {
    if (!isGoingOn || offeredFiles.get() !== offered) return;
    goOnWith(found, accountId);
    setKept(kept.filter((title) => found.every((one) => one.kept !== title)));
    if (rest.length > 0) offeredFiles.set(rest);
    else closeOffer();
  });
  return (
    <>
      {offered.length > 0 && !isGoingOn ? <BatchDialog files={offered} onClose={closeOffer} /> : null}
      <BatchTray
        accountId={accountId}
        remembered={remembered}
        kept={kept}
        onForgotten={() => {
          setRemembered([]);
          setKept([]);
        }}
      />
    </>
  );
}
