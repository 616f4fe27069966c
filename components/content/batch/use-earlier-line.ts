import { useTranslations } from "next-intl";
import type { KeptTitle } from "#lib/content/kept-batch.ts";

/** What an earlier visit began and did not make: titles, and tracks of titles that are there. */
export function useEarlierLine() {
  const t = useTranslations("uploads.tray");
  return (unmade: readonly KeptTitle[]): string => {
    const { titles = [], more = [] } = Object.groupBy(unmade, ({ isMore }) => (isMore ? "more" : "titles"));
    const tracks = more.reduce((sum, { files, madeFiles }) => sum + files.length - madeFiles, 0);
    const parts = [
      titles.length > 0 ? t("earlierTitles", { count: titles.length }) : "",
      tracks > 0 ? t("earlierTracks", { count: tracks }) : "",
    ];
    return parts.filter(Boolean).join(", ");
  };
}
