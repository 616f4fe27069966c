import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { contentKeys } from "#lib/content/queries.ts";
import type { UploadItem, UploadStep } from "#lib/uploads/items.ts";

const GATHER_MS = 500;
const MOVING: readonly UploadStep[] = ["sending", "finishing"];

/** What the rest of the page notices: new titles in the lists, and a question before bytes are lost. */
export function useBatchEffects(titles: readonly BatchTitle[], uploads: readonly UploadItem[]) {
  const client = useQueryClient();
  const inCatalog = titles.reduce((sum, { madeFiles }) => sum + madeFiles, 0);
  useEffect(() => {
    if (inCatalog === 0) return;
    // Two hundred titles are not two hundred new lists.
    const timer = setTimeout(() => {
      void client.invalidateQueries({ queryKey: contentKeys.all });
      void client.invalidateQueries({ queryKey: ["conversions"] });
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [client, inCatalog]);

  const isMoving = uploads.some(({ step }) => MOVING.includes(step));
  useEffect(() => {
    if (!isMoving) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isMoving]);
}
