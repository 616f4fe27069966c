"use client";

import { Button } from "@heroui/react/button";
import { ArrowDownAZ, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Track } from "#lib/tracks/schema.ts";
import { hoursAndMinutes } from "./duration.ts";

type TrackToolbarProps = {
  tracks: readonly Track[];
  isSaving: boolean;
  canUndo: boolean;
  canEdit: boolean;
  onUndo: () => void;
  onSortByTitle: () => void;
  addTrack: ReactNode;
};

export function TrackToolbar({
  tracks,
  isSaving,
  canUndo,
  canEdit,
  onUndo,
  onSortByTitle,
  addTrack,
}: TrackToolbarProps) {
  const t = useTranslations("tracks");
  const seconds = tracks.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-muted me-auto text-sm tabular-nums">
        {t("summary", { count: tracks.length, ...hoursAndMinutes(seconds) })}
        <span className="ms-2">{isSaving ? t("saving") : null}</span>
      </p>
      {canEdit ? (
        <>
          <Button size="sm" variant="ghost" isDisabled={!canUndo} onPress={onUndo}>
            <Undo2 aria-hidden className="size-4" />
            {t("undo")}
          </Button>
          <Button size="sm" variant="secondary" isDisabled={tracks.length < 2} onPress={onSortByTitle}>
            <ArrowDownAZ aria-hidden className="size-4" />
            {t("sortByTitle")}
          </Button>
          {addTrack}
        </>
      ) : null}
    </div>
  );
}
