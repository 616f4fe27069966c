import { useEffect, useEffectEvent } from "react";
import { useSessionEnd } from "#components/accounts/session-end.tsx";
import { retryTitle } from "#lib/content/batch.ts";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { fileLooks } from "#lib/content/file-looks.ts";
import { stoppedBySession } from "#lib/content/signed-out.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { UploadItem } from "#lib/uploads/items.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";

/** Files hear of the end of a session as questions do; what it stopped goes on by itself after signing in. */
export function useSessionReturn(titles: readonly BatchTitle[], uploads: readonly UploadItem[]) {
  const { isEnded, tellEnded } = useSessionEnd();
  const looks = useBox(fileLooks.shown);
  const { keys, ids, files, isSignedOut } = stoppedBySession(titles, uploads, looks);
  useEffect(() => {
    if (isSignedOut) tellEnded();
  }, [isSignedOut, tellEnded]);
  const goOn = useEffectEvent(() => {
    for (const id of ids) uploadQueue.goOn(id);
    for (const file of files) void fileLooks.untilSeen(file);
    for (const key of keys) retryTitle(key);
  });
  useEffect(() => {
    if (!isEnded) goOn();
  }, [isEnded]);
}
