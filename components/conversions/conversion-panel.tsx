"use client";

import { useTranslations } from "next-intl";
import type { ConversionState } from "#lib/conversions/queries.ts";
import { useWatchedConversions } from "#lib/conversions/use-conversions.ts";
import { ConversionProgress } from "./conversion-progress.tsx";

type ConversionPanelProps = { initial: ConversionState; canEdit: boolean };

/** The conversion of one title, live while it lasts. */
export function ConversionPanel({ initial, canEdit }: ConversionPanelProps) {
  const t = useTranslations("conversions");
  const live = useWatchedConversions([initial.id]).get(initial.id);
  return (
    <section
      aria-label={t("heading")}
      className="border-border bg-surface max-w-[45rem] rounded-lg border p-4"
    >
      <ConversionProgress state={live ?? initial} canEdit={canEdit} />
    </section>
  );
}
