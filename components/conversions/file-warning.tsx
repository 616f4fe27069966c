"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { isWorrying, verdictOf } from "#lib/conversions/report-verdict.ts";
import { routes } from "#lib/routes.ts";

/** What is wrong with a file that was converted all the same, where its title is edited. Nothing when all is well. */
export function FileWarning({ contentId }: { contentId: number }) {
  const t = useTranslations("conversions.report");
  const { data } = useQuery(conversionHistoryOptions(contentId));
  const verdicts = data?.files.map(({ report }) => (report ? verdictOf(report) : "valid"));
  const verdict = verdicts?.find(isWorrying);
  if (!verdict) return null;
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className="text-warning-text flex items-start gap-1.5">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{t(`verdict.${verdict}`)}</span>
      </p>
      {verdict === "no_text" ? null : (
        <Link className="text-link w-fit" href={routes.contentConversion(contentId)}>
          {t("open")}
        </Link>
      )}
    </div>
  );
}
