"use client";

import { useState } from "react";
import { offeredFiles } from "#lib/content/intake.ts";
import { useBox } from "#lib/uploads/box.ts";
import { listRemembered } from "#lib/uploads/remembered.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { BatchTray } from "./batch-tray.tsx";

/** What files become: the question beforehand, and the tray while it happens. */
export function BatchDesk({ accountId }: { accountId: string }) {
  const [remembered, setRemembered] = useState(() => listRemembered(window.localStorage, accountId));
  const offered = useBox(offeredFiles);
  return (
    <>
      {offered.length > 0 ? <BatchDialog files={offered} onClose={() => offeredFiles.set([])} /> : null}
      <BatchTray remembered={remembered} onForgotten={() => setRemembered([])} />
    </>
  );
}
