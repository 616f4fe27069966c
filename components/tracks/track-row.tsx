"use client";

import { Button } from "@heroui/react/button";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { PlayButton } from "#components/conversions/player/play-button.tsx";
import { StateBadge } from "#components/conversions/state-badge.tsx";
import { useFileSize } from "#components/ui/use-file-size.ts";
import { formatDuration } from "#lib/conversions/play-time.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { PositionInput } from "./position-input.tsx";
import { TrackFailure } from "./track-failure.tsx";
import { TrackMenu } from "./track-menu.tsx";
import { useTrackRows } from "./track-rows.tsx";
import { TrackTitle } from "./track-title.tsx";

/** Looks as if it were off, but keeps the focus of whoever moved a track to the end with it. */
const AT_END = "opacity-40";

/** A row of the list; what it shows is read by its cells, so that only rows in view are made. */
export function TrackRow({ id }: { id: number }) {
  const {
    contentId,
    titleLang,
    canEdit,
    tracks,
    playable,
    playingId,
    isLooking,
    onPlay,
    onMove,
    onExchange,
  } = useTrackRows();
  const track = tracks.get(id);
  if (!track) return null;
  const isUnknown = isLooking && track.conversion_status === "done";
  return (
    <TrackCells
      contentId={contentId}
      track={track}
      count={tracks.size}
      titleLang={titleLang}
      canEdit={canEdit}
      isPlaying={playable.has(id) ? id === playingId : isUnknown ? "unknown" : null}
      onPlay={onPlay}
      onMove={onMove}
      onExchange={onExchange}
    />
  );
}

type TrackCellsProps = {
  contentId: string;
  track: Track;
  count: number;
  titleLang: string | null;
  canEdit: boolean;
  /** Null where its sound cannot be played. */
  isPlaying: boolean | "unknown" | null;
  onPlay: (trackId: number) => void;
  onMove: (trackId: number, position: number) => void;
  onExchange: (trackId: number) => void;
};

function TrackCells({
  contentId,
  track,
  count,
  titleLang,
  canEdit,
  isPlaying,
  onPlay,
  onMove,
  onExchange,
}: TrackCellsProps) {
  const t = useTranslations("tracks");
  const sizeText = useFileSize();
  const named = { title: track.title };
  const moveTo = (position: number) => onMove(track.id, position);
  return (
    <>
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
      <PositionInput track={track} count={count} isReadOnly={!canEdit} onMove={moveTo} />
      {isPlaying === "unknown" ? (
        <span className="size-9 shrink-0 md:size-8" />
      ) : isPlaying === null ? null : (
        <PlayButton title={track.title} isPlaying={isPlaying} onToggle={() => onPlay(track.id)} />
      )}
      <TrackTitle contentId={contentId} track={track} lang={titleLang} isReadOnly={!canEdit} />
      <span className="flex items-center gap-3 text-muted text-table tabular-nums">
        <span className="w-14 text-end">
          {track.duration === null ? "–" : formatDuration(track.duration)}
        </span>
        <span className="w-16 text-end">{track.size_in_kb === null ? "–" : sizeText(track.size_in_kb)}</span>
        <span className="md:w-28">
          <StateBadge status={track.conversion_status ?? null} conversion={null} />
        </span>
      </span>
      {track.conversion_status === "error" ? (
        <TrackFailure track={track} canEdit={canEdit} onExchange={onExchange} />
      ) : null}
      {canEdit ? (
        <span className="ms-auto flex items-center md:ms-0">
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            aria-label={t("moveUp", named)}
            className={track.order === 1 ? AT_END : undefined}
            onPress={() => moveTo(track.order - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </Button>
          <Button
            isIconOnly
            size="sm"
            variant="ghost"
            aria-label={t("moveDown", named)}
            className={track.order === count ? AT_END : undefined}
            onPress={() => moveTo(track.order + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </Button>
          <TrackMenu contentId={contentId} track={track} count={count} onMove={moveTo} />
        </span>
      ) : null}
    </>
  );
}
