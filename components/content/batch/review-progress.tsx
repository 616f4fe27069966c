"use client";

import { useTranslations } from "next-intl";
import { needsAttention } from "#lib/content/batch-attention.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import type { FileLook } from "#lib/content/file-looks.ts";
import { useBox } from "#lib/uploads/box.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";

type ReviewProgressProps = {
  titles: readonly PlannedTitle[];
  /** Keys of titles that have the ISBN of one before them. */
  twins: ReadonlySet<string>;
  looks: ReadonlyMap<File, FileLook>;
};

/**
 * How many files were looked into, and how many titles want a decision. Only the end is announced: two hundred steps
 * would drown everything else.
 */
export function ReviewProgress({ titles, twins, looks }: ReviewProgressProps) {
  const t = useTranslations("uploads.review");
  const isWithinReach = useBox(uploadSettings)?.isWithinReach ?? true;
  const seen = titles.flatMap((title) => {
    const look = title.files[0] && looks.get(title.files[0].file);
    // What the end of the session stopped goes on.
    const isSeen = look?.step === "done" || (look?.step === "failed" && look.fault?.code !== "signed_out");
    return look && isSeen ? [{ title, look }] : [];
  });
  const isOver = seen.length === titles.length;
  const attention = seen.filter(({ title, look }) =>
    needsAttention({ title, look, isTwin: twins.has(title.key), isWithinReach }),
  ).length;
  return (
    <div className="text-muted text-sm tabular-nums empty:hidden">
      {isOver ? null : <p>{t("seen", { seen: seen.length, count: titles.length })}</p>}
      <p role="status" className={isOver ? "" : "sr-only"}>
        {isOver && titles.length > 0 ? t("allSeen", { count: titles.length, attention }) : null}
      </p>
    </div>
  );
}
