"use client";

import { offeredFiles } from "#lib/content/intake.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { Remembered } from "#lib/uploads/remembered.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { BatchTray } from "./batch-tray.tsx";

type BatchDeskProps = { remembered: readonly Remembered[]; onForgotten: () => void };

/** What files become: the question beforehand, and the tray while it happens. */
export function BatchDesk(props: BatchDeskProps) {
  const offered = useBox(offeredFiles);
  return (
    <>
      {offered.length > 0 ? <BatchDialog files={offered} onClose={() => offeredFiles.set([])} /> : null}
      <BatchTray {...props} />
    </>
  );
}
