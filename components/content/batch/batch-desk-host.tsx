"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { offeredFiles } from "#lib/content/intake.ts";
import { useBox } from "#lib/uploads/box.ts";
import { listRemembered, type Remembered } from "#lib/uploads/remembered.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { useUploads } from "#lib/uploads/use-uploads.ts";

const BatchDesk = lazy(() => import("./batch-desk.tsx").then((module) => ({ default: module.BatchDesk })));

type BatchDeskHostProps = { accountId: string; maxFileMb: number };

/** The place on every page where files are decided about and watched. Its code comes with the first file. */
export function BatchDeskHost({ accountId, maxFileMb }: BatchDeskHostProps) {
  const [remembered, setRemembered] = useState<readonly Remembered[]>([]);
  useEffect(() => {
    uploadSettings.set({ accountId, maxFileMb });
    setRemembered(listRemembered(window.localStorage, accountId));
  }, [accountId, maxFileMb]);
  const offered = useBox(offeredFiles);
  const titles = useBox(batchTitles);
  const uploads = useUploads();
  const isNeeded = offered.length + titles.length + uploads.length + remembered.length > 0;
  return isNeeded ? (
    <Suspense>
      <BatchDesk remembered={remembered} onForgotten={() => setRemembered([])} />
    </Suspense>
  ) : null;
}
