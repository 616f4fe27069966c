"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { currentOffer } from "#lib/content/intake.ts";
import { hasKept } from "#lib/content/kept-marks.ts";
import { useBox } from "#lib/uploads/box.ts";
import { hasRemembered } from "#lib/uploads/fingerprint.ts";
import { type UploadSettings, uploadSettings } from "#lib/uploads/settings.ts";
import { useUploads } from "#lib/uploads/use-uploads.ts";

const load = () => import("./batch-desk.tsx");
const BatchDesk = lazy(() => load().then((module) => ({ default: module.BatchDesk })));
const AGAIN_MS = 5_000;

type BatchDeskHostProps = UploadSettings;

/** The place on every page where files are decided about and watched. Its code comes with the first file. */
export function BatchDeskHost({ accountId, maxFileMb, isWithinReach }: BatchDeskHostProps) {
  const [isRemembering, setRemembering] = useState(false);
  useEffect(() => {
    uploadSettings.set({ accountId, maxFileMb, isWithinReach });
  }, [accountId, maxFileMb, isWithinReach]);
  useEffect(() => {
    const leaving = new AbortController();
    const look = () => {
      const { localStorage } = window;
      if (hasRemembered(localStorage, accountId) || hasKept(localStorage, accountId)) setRemembering(true);
    };
    look();
    // Another tab may leave something, too.
    for (const name of ["storage", "focus"] as const) window.addEventListener(name, look, leaving);
    return () => leaving.abort();
  }, [accountId]);
  const offer = useBox(currentOffer);
  const titles = useBox(batchTitles);
  const uploads = useUploads();
  const isNeeded = isRemembering || offer !== null || titles.length + uploads.length > 0;
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (!isNeeded) return;
    let timer = 0;
    // A network that is away takes no page along: the code is asked for until it comes.
    const fetchCode = () =>
      load().then(
        () => setThere(true),
        () => {
          timer = window.setTimeout(fetchCode, AGAIN_MS);
        },
      );
    void fetchCode();
    return () => window.clearTimeout(timer);
  }, [isNeeded]);
  return isNeeded && isThere ? (
    <Suspense>
      <BatchDesk accountId={accountId} />
    </Suspense>
  ) : null;
}
