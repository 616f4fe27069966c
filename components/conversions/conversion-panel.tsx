"use client";

import { useTranslations } from "next-intl";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { useGoneTitles, useWatchedConversions } from "#lib/conversions/use-conversions.ts";
import { ConversionProgress } from "./conversion-progress.tsx";
import { EndAnnouncement } from "./end-announcement.tsx";
import { GoneNote } from "./gone-note.tsx";
import { Panel } from "./panel.tsx";

type ConversionPanelProps = { initial: ConversionState; canEdit: boolean };

/** The conversion of one title, live while it lasts, and what its button will do. */
export function ConversionPanel({ initial, canEdit }: ConversionPanelProps) {
  const t = useTranslations("conversions");
  const state = useWatchedConversions([initial.id]).get(initial.id) ?? initial;
  const isGone = useGoneTitles([initial.id]) !== "";
  const note = canEdit && !isGone ? noteFor(state) : null;
  return (
    <Panel label={t("heading")}>
      {isGone ? <GoneNote /> : <ConversionProgress state={state} canEdit={canEdit} saysDone />}
      <EndAnnouncement state={state} isGone={isGone} />
      {note ? <p className="text-muted mt-2 text-sm">{t(note)}</p> : null}
    </Panel>
  );
}

function noteFor({ conversion_status: status, conversion, file_type }: ConversionState) {
  if (status === "deferred") return "startNote";
  if (status !== "error") return null;
  // A store that takes no other file has its own words about that beside the failure.
  if (!conversion?.accepts_file) return conversion?.retryable ? "retryNote" : null;
  if (file_type === "audio") return "exchangeTracksNote";
  return conversion.retryable ? "exchangeNote" : "fixFileNote";
}
