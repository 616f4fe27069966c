"use client";

import { Button } from "@heroui/react/button";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { GridListItem } from "react-aria-components/GridList";
import { StateBadge } from "#components/conversions/state-badge.tsx";
import type { Track } from "#lib/tracks/schema.ts";
import { formatDuration } from "./duration.ts";
import { PositionInput } from "./position-input.tsx";
import { TrackMenu } from "./track-menu.tsx";
import { TrackTitle } from "./track-title.tsx";

type TrackRowProps = {
  contentId: string;
  track: Track;
  count: number;
  titleLang: string | null;
  canEdit: boolean;
  onMove: (position: number) => void;
};

export function TrackRow({ contentId, track, count, titleLang, canEdit, onMove }: TrackRowProps) {
  const t = useTranslations("tracks");
  const named = { title: track.title };
  return (
    <GridListItem id={track.id} textValue={track.title} className="track-row">
      {canEdit ? (
        <Button
          slot="drag"
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label={t("drag", named)}
          className="cursor-grab"
        >
          <GripVertical aria-hidden className="text-muted size-4" />
        </Button>
      ) : null}
      <PositionInput track={track} count={count} isReadOnly={!canEdit} onMove={onMove} />
      <TrackTitle contentId={contentId} track={track} lang={titleLang} isReadOnly={!canEdit} />
      <span className="track-row-facts text-muted tabular-nums">
        <span>{track.duration === null ? "–" : formatDuration(track.duration)}</span>
        <span className="track-row-size">
          {track.size_in_kb === null ? "–" : t("size", { megabytes: track.size_in_kb / 1024 })}
        </span>
        <StateBadge status={track.conversion_status ?? null} />
      </span>
      {canEdit ? (
        <span className="track-row-actions">
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            aria-label={t("moveUp", named)}
            isDisabled={track.order === 1}
            onPress={() => onMove(track.order - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </Button>
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            aria-label={t("moveDown", named)}
            isDisabled={track.order === count}
            onPress={() => onMove(track.order + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </Button>
          <TrackMenu contentId={contentId} track={track} count={count} onMove={onMove} />
        </span>
      ) : null}
    </GridListItem>
  );
}
