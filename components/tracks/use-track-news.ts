import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Track } from "#lib/tracks/schema.ts";

/** Says which tracks came and went, whoever added or deleted them: the list says it to nobody who does not see it. */
export function useTrackNews(tracks: readonly Track[] | undefined, onNews: (text: string) => void) {
  const t = useTranslations("tracks");
  const before = useRef<readonly Track[] | undefined>(undefined);
  const tell = useEffectEvent((known: readonly Track[], now: readonly Track[]) => {
    const count = now.length;
    const added = without(now, known);
    const deleted = without(known, now);
    const parts = [
      added.length === 1 ? t("added", { title: added[0]?.title ?? "", count }) : "",
      added.length > 1 ? t("addedSeveral", { added: added.length, count }) : "",
      deleted.length === 1 ? t("deleted", { title: deleted[0]?.title ?? "", count }) : "",
      deleted.length > 1 ? t("deletedSeveral", { deleted: deleted.length, count }) : "",
    ];
    const text = parts.filter(Boolean).join(" ");
    if (text) onNews(text);
  });
  useEffect(() => {
    const known = before.current;
    before.current = tracks;
    if (known && tracks) tell(known, tracks);
  }, [tracks]);
}

function without(tracks: readonly Track[], others: readonly Track[]): Track[] {
  const ids = new Set(others.map(({ id }) => id));
  return tracks.filter(({ id }) => !ids.has(id));
}
