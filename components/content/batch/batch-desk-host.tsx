"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { offeredFiles } from "#lib/content/intake.ts";
import { hasKept } from "#lib/content/kept-marks.ts";
import { useBox } from "#lib/uploads/box.ts";
import { hasRemembered } from "#lib/uploads/fingerprint.ts";
import { type UploadSettings, uploadSettings } from "#lib/uploads/settings.ts";
import { useUploads } from "#lib/uploads/use-uploads.ts";

const BatchDesk = lazy(() => import("./batch-desk.tsx").then((module) => ({ default: module.BatchDesk })));

type BatchDeskHostProps = UploadSettings;

/** The place on every page where files are decided about and watched. Its code comes with the first file. */
export function BatchDeskHost({ accountId, maxFileMb, isWithinReach }: BatchDeskHostProps) {
  const [isRemembering, setRemembering] = useState(false);
  useEffect(() => {
    uploadSettings.set({ accountId, maxFileMb, isWithinReach });
    setRemembering(hasRemembered(window.localStorage, accountId) || hasKept(window.localStorage, accountId));
  }, [accountId, maxFileMb, isWithinReach]);
  const offered = useBox(offeredFiles);
  const titles = useBox(batchTitles);
  const uploads = useUploads();
  const isNeeded = isRemembering || offered.length + titles.length + uploads.length > 0;
  return isNeeded ? (
    <Suspense>
      <BatchDesk accountId={accountId} />
    </Suspense>
  ) : null;
}
