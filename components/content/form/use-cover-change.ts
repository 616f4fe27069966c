import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { contentOptions } from "#lib/content/queries.ts";
import type { Content } from "#lib/content/schema.ts";
import { useUpdateContent } from "#lib/content/write-queries.ts";

const ASK_EVERY_MS = 1_500;
/** A store that does not tell why a cover failed says nothing at all. */
const WAIT_MS = 60_000;

/**
 * Asks the store for another cover, and for the title until it has come or was refused. The form beside it goes
 * on from its own state: a cover is fetched in the background and moves no revision.
 */
export function useCoverChange(content: Content, etag: string | null) {
  const update = useUpdateContent(content.id);
  const router = useRouter();
  const [before, setBefore] = useState<{ url: string | null; askedAt: number } | null>(null);
  const { data, dataUpdatedAt } = useQuery({
    ...contentOptions(String(content.id)),
    enabled: before !== null,
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
  });
  // What was known before the question may still tell of the last refusal.
  const latest = data && before !== null && dataUpdatedAt > before.askedAt ? data.data : null;
  const [shown, setShown] = useState(content);

  useEffect(() => {
    if (!latest || !before) return;
    const isOver = Date.now() - before.askedAt > WAIT_MS;
    if (latest.cover_url === before.url && !latest.cover_error && !isOver) return;
    setShown(latest);
    setBefore(null);
    // The list and the pages of the title show it too.
    router.refresh();
  }, [latest, before, router]);

  useEffect(() => setShown(content), [content]);

  const change = async (url: string) => {
    await update.mutateAsync({ patch: { cover_url: url }, etag }).then(
      () => setBefore({ url: shown.cover_url, askedAt: Date.now() }),
      // What failed is in `error`, for the page to say.
      () => undefined,
    );
  };
  return { shown, change, isWaiting: update.isPending || before !== null, error: update.error };
}
