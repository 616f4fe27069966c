"use client";

import { useTranslations } from "next-intl";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import type { FileLook } from "#lib/content/file-looks.ts";

type ReviewProgressProps = { titles: readonly PlannedTitle[]; looks: ReadonlyMap<File, FileLook> };

/** How many files were looked into. Only the end is announced: two hundred steps would drown everything else. */
export function ReviewProgress({ titles, looks }: ReviewProgressProps) {
  const t = useTranslations("uploads.review");
  const steps = titles.map(({ files: [first] }) => first && looks.get(first.file)?.step);
  const seen = steps.filter((step) => step === "done" || step === "failed").length;
  const isOver = seen === titles.length;
  return (
    <div className="text-muted text-sm tabular-nums empty:hidden">
      {isOver ? null : <p>{t("seen", { seen, count: titles.length })}</p>}
      <p role="status" className={isOver ? "" : "sr-only"}>
        {isOver && titles.length > 0 ? t("allSeen", { count: titles.length }) : null}
      </p>
    </div>
  );
}
