"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { useWatchedConversions } from "#lib/conversions/use-conversions.ts";
import { ConversionProgress } from "./conversion-progress.tsx";
import { Panel } from "./panel.tsx";

type ConversionPanelProps = { initial: ConversionState; canEdit: boolean };

/** The conversion of one title, live while it lasts, and what its button will do. */
export function ConversionPanel({ initial, canEdit }: ConversionPanelProps) {
  const t = useTranslations("conversions");
  const states = useTranslations("common.state");
  const state = useWatchedConversions([initial.id]).get(initial.id) ?? initial;
  const note = canEdit ? noteFor(state) : null;
  return (
    <Panel label={t("heading")}>
      {state.conversion_status === "done" ? (
        <p className="flex items-center gap-1.5 text-sm">
          <Check aria-hidden className="text-muted size-4" />
          {states("done")}
        </p>
      ) : (
        <ConversionProgress state={state} canEdit={canEdit} />
      )}
      {note ? <p className="text-muted mt-2 text-sm">{t(note)}</p> : null}
    </Panel>
  );
}

function noteFor({ conversion_status: status, conversion, file_type }: ConversionState) {
  if (status === "deferred") return "startNote";
  if (status !== "error") return null;
  if (conversion && !conversion.retryable && conversion.code !== null) return "fixFileNote";
  return file_type === "audio" ? "retryTracksNote" : "retryNote";
}
