import { useTranslations } from "next-intl";
import type { Conversion } from "#lib/conversions/schema.ts";

type Said = Pick<Conversion, "code" | "params">;

/** What asks nothing of anybody while it is tried again by itself. */
const MEANWHILE = ["internal", "interrupted"] as const;

/**
 * What a conversion says, in the person's language. A code that is not known here, and a store that
 * has none, are answered with the store's own sentence. Of an audiobook it names the track that failed.
 */
export function useSaid() {
  const t = useTranslations("conversions.said");
  const ofTitle = useTranslations("conversions");
  return function say({ code, params }: Said, sentence: string | null): string | null {
    // A code of a store that is newer than we are may be any word.
    const key = code as Parameters<typeof t>[0];
    if (code === null || !t.has(key)) return sentence;
    const text = t(key, params ?? {});
    if (typeof params?.track === "number") {
      const { track, tracks, track_title, tracks_failed, tracks_done } = params;
      return ofTitle("failedTrack", {
        track,
        tracks: Number(tracks),
        title: String(track_title),
        failed: Number(tracks_failed),
        fine: Number(tracks_done),
        reason: text,
      });
    }
    const reason = params?.reason;
    if (code !== "trying_again" || typeof reason !== "string") return text;
    const own = MEANWHILE.find((known) => known === reason);
    const why = own ? ofTitle(`meanwhile.${own}`) : say({ code: reason, params }, null);
    return [why, text].filter(Boolean).join(" ");
  };
}
