import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { PictureSize } from "#lib/content/picture-size.ts";
import { contentOptions } from "#lib/content/queries.ts";
import type { Content } from "#lib/content/schema.ts";
import { useUpdateContent } from "#lib/content/write-queries.ts";

const ASK_EVERY_MS = 1_500;
/** A store that does not tell how far a cover is says nothing at all when it failed. */
const WAIT_MS = 60_000;

/** `asked` is null when it was asked for before this page was opened. */
type Wait = { asked: string | null; urlBefore: string | null; since: number };

/** A picture with fewer pixels than the present cover. */
export type SmallerPicture = { url: string; size: PictureSize };

/**
 * Asks the store for another cover, and for the title until it has come or was refused. The form beside it goes
 * on from its own state: a cover is fetched in the background and moves no revision.
 */
export function useCoverChange(content: Content, etag: string | null) {
  const update = useUpdateContent(content.id);
  const router = useRouter();
  const [wait, setWait] = useState<Wait | null>(
    content.cover_pending ? { asked: null, urlBefore: content.cover_url, since: 0 } : null,
  );
  const { data, dataUpdatedAt } = useQuery({
    ...contentOptions(String(content.id)),
    enabled: wait !== null,
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
  });
  // What was known before the question may still tell of the last refusal.
  const latest = data && wait !== null && dataUpdatedAt > wait.since ? data.data : null;
  const [shown, setShown] = useState(content);
  const [smaller, setSmaller] = useState<SmallerPicture | null>(null);

  useEffect(() => {
    if (!latest || !wait || isOnItsWay(latest, wait, dataUpdatedAt)) return;
    setShown(latest);
    setSmaller(smallerOf(latest, wait));
    setWait(null);
    // The list and the pages of the title show it too.
    router.refresh();
  }, [latest, wait, dataUpdatedAt, router]);

  useEffect(() => setShown(content), [content]);

  /** `isSmallerFine`: somebody was asked. A store that can tell refuses a smaller picture otherwise. */
  const change = async (url: string, { isSmallerFine = false } = {}) => {
    setSmaller(null);
    const keep_larger_cover = Boolean(shown.cover) && !isSmallerFine;
    const patch = { cover_url: url, ...(keep_larger_cover ? { keep_larger_cover } : {}) };
    await update.mutateAsync({ patch, etag }).then(
      () => setWait({ asked: url, urlBefore: shown.cover_url, since: Date.now() }),
      // What failed is in `error`, for the page to say.
      () => undefined,
    );
  };
  const keep = () => {
    setSmaller(null);
    setShown((last) => ({ ...last, cover_error: null }));
  };
  return {
    shown,
    /** What has to be asked about. */
    smaller,
    consider: setSmaller,
    change,
    keep,
    isWaiting: update.isPending || wait !== null,
    error: update.error,
  };
}

function isOnItsWay(
  { cover_pending, cover_url, cover_error }: Content,
  { urlBefore, since }: Wait,
  toldAt: number,
): boolean {
  if (cover_pending !== undefined) return cover_pending;
  return cover_url === urlBefore && !cover_error && toldAt - since <= WAIT_MS;
}

function smallerOf({ cover_error }: Content, { asked }: Wait): SmallerPicture | null {
  if (asked === null || cover_error?.code !== "cover_smaller") return null;
  const { width, height } = cover_error.params;
  return { url: asked, size: { width: Number(width), height: Number(height) } };
}
