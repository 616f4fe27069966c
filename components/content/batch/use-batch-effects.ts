import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { contentKeys } from "#lib/content/queries.ts";
import { conversionKeys } from "#lib/conversions/queries.ts";
import { trackKeys } from "#lib/tracks/queries.ts";
import type { UploadItem, UploadStep } from "#lib/uploads/items.ts";
import { useUnloadQuestion } from "./use-unload-question.ts";

const GATHER_MS = 500;
/** While titles are still coming, a list is drawn anew this often: two hundred titles are not two hundred new lists. */
const BUSY_MS = 4_000;
const MOVING: readonly UploadStep[] = ["sending", "finishing"];

/** What the rest of the page notices: new titles in the lists, and a question before bytes are lost. */
export function useBatchEffects(titles: readonly BatchTitle[], uploads: readonly UploadItem[]) {
  const client = useQueryClient();
  const inCatalog = titles.reduce((sum, { madeFiles }) => sum + madeFiles, 0);
  const isOver = titles.every(({ step }) => step === "made" || step === "failed");
  const lastAt = useRef(0);
  useEffect(() => {
    if (inCatalog === 0) return;
    const waitMs = isOver ? GATHER_MS : Math.max(GATHER_MS, lastAt.current + BUSY_MS - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      void client.invalidateQueries({ queryKey: contentKeys.all });
      void client.invalidateQueries({ queryKey: conversionKeys.all });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [client, inCatalog, isOver]);

  const moreTracks = titles.reduce((sum, { isMore, madeFiles }) => sum + (isMore ? madeFiles : 0), 0);
  useEffect(() => {
    // Whoever added them sees the list, and may be moving tracks in it: it is never far behind the store.
    if (moreTracks > 0) void client.invalidateQueries({ queryKey: trackKeys.all });
  }, [client, moreTracks]);

  useUnloadQuestion(uploads.some(({ step }) => MOVING.includes(step)));
}
