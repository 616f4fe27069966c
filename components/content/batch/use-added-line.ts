import { useTranslations } from "next-intl";
import type { BatchTitle } from "#lib/content/batch-titles.ts";

/** How much of it is in the catalog: titles as a whole, and one by one the tracks of a title that was there before. */
export function useAddedLine() {
  const t = useTranslations("uploads.tray");
  return (all: readonly BatchTitle[]): string => {
    const titles = all.filter(({ isMore }) => !isMore);
    const made = titles.filter(({ step }) => step === "made").length;
    const more = all.filter(({ isMore }) => isMore);
    const tracks = more.reduce((sum, { plan }) => sum + plan.files.length, 0);
    const madeTracks = more.reduce((sum, { madeFiles }) => sum + madeFiles, 0);
    const parts = [
      titles.length > 0 ? t("titles", { made, count: titles.length }) : "",
      more.length > 0 ? t("moreTracks", { made: madeTracks, count: tracks }) : "",
    ];
    return parts.filter(Boolean).join(", ");
  };
}
