"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { GridList } from "react-aria-components/GridList";
import { DropIndicator, useDragAndDrop } from "react-aria-components/useDragAndDrop";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import { Player } from "#components/conversions/player/player.tsx";
import { usePlaylist } from "#components/conversions/player/use-playlist.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { moveBeside, moveToPosition, sortByTitle } from "#lib/tracks/move.ts";
import { trackListOptions } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { useReorderTracks } from "#lib/tracks/use-reorder-tracks.ts";
import { AddTrackDialog } from "./add-track-dialog.tsx";
import { TrackListSkeleton } from "./track-list-skeleton.tsx";
import { TrackRow } from "./track-row.tsx";
import { TrackToolbar } from "./track-toolbar.tsx";

type TrackListProps = { contentId: string; titleLang: string | null; canEdit: boolean };

const MAX_UNDO = 50;
const idsOf = (tracks: readonly Track[]) => tracks.map(({ id }) => id);

/** The tracks of an audiobook in order: by drag, keys, buttons, typed position or sorting. */
export function TrackList({ contentId, titleLang, canEdit }: TrackListProps) {
  const t = useTranslations("tracks");
  const locale = useLocale();
  const [isDragging, setDragging] = useState(false);
  // A list that changes under a drag drops the row in the wrong place: asking waits until it ends.
  const { data, error, refetch, isPending } = useQuery({
    ...trackListOptions(contentId),
    enabled: !isDragging,
  });
  const { reorder, isSaving, error: saveError } = useReorderTracks(contentId);
  const [past, setPast] = useState<number[][]>([]);
  const [message, setMessage] = useState("");

  const playlist = usePlaylist(Number(contentId));

  const tracks = data?.tracks ?? [];

  function playOf(trackId: number) {
    if (!playlist.sounds.some((sound) => sound.trackId === trackId)) return null;
    return { isPlaying: playlist.playingId === trackId, onToggle: () => playlist.toggle(trackId) };
  }

  function change(move: (order: number[], tracks: Track[]) => number[], spoken: string) {
    const before = reorder((now) => move(idsOf(now), now));
    if (before) setPast((orders) => [...orders.slice(1 - MAX_UNDO), before]);
    setMessage(spoken);
  }

  function undo() {
    const last = past.at(-1);
    if (!last) return;
    setPast((orders) => orders.slice(0, -1));
    setMessage(t("undone"));
    // Tracks that came or went since then stay as they are: only the known ones take their old places.
    reorder((now) => {
      const order = idsOf(now);
      return [...last.filter((id) => order.includes(id)), ...order.filter((id) => !last.includes(id))];
    });
  }

  function moveTrack(track: Track, position: number) {
    const place = Math.min(Math.max(Math.round(position), 1), tracks.length);
    const spoken = t("moved", { title: track.title, position: place, count: tracks.length });
    change((order) => moveToPosition(order, track.id, place), spoken);
  }

  const { dragAndDropHooks } = useDragAndDrop<Track>({
    isDisabled: !canEdit,
    getItems: (_keys, items) => items.map(({ title }) => ({ "text/plain": title })),
    onDragStart: () => setDragging(true),
    onDragEnd: () => setDragging(false),
    onReorder({ keys, target }) {
      if (target.dropPosition === "on") return;
      const moved = new Set([...keys].map(Number));
      const side = target.dropPosition;
      change((order) => moveBeside(order, moved, Number(target.key), side), t("dropped"));
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="data-drop-target:bg-accent z-10 h-0.5 rounded-full" />
    ),
  });

  if (isPending) return <TrackListSkeleton />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;

  return (
    <section aria-label={t("heading")} className="flex flex-col gap-3 pt-4">
      <TrackToolbar
        tracks={tracks}
        isSaving={isSaving}
        canUndo={past.length > 0}
        onUndo={undo}
        onSortByTitle={() => change((_order, now) => sortByTitle(now, locale), t("sorted"))}
        addTrack={canEdit ? <AddTrackDialog contentId={contentId} /> : null}
        canEdit={canEdit}
      />
      {saveError ? <ErrorState error={saveError} title={t("orderNotSaved")} /> : null}
      {playlist.current ? (
        <Player
          key={playlist.current.trackId}
          sound={playlist.current}
          titleLang={titleLang}
          {...playlist.playerProps(idsOf(tracks))}
        />
      ) : null}
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 49, dropIndicatorThickness: 2 }}>
        <GridList
          aria-label={t("heading")}
          items={tracks}
          dependencies={[tracks.length, canEdit, playlist.playingId, playlist.sounds.length]}
          dragAndDropHooks={dragAndDropHooks}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead
          className="border-border bg-surface max-h-[calc(100dvh-20rem)] md:max-h-[calc(100dvh-14rem)] min-h-24 overflow-auto rounded-lg border outline-none"
        >
          {(track) => (
            <TrackRow
              contentId={contentId}
              track={track}
              count={tracks.length}
              titleLang={titleLang}
              canEdit={canEdit}
              play={playOf(track.id)}
              onMove={(position) => moveTrack(track, position)}
            />
          )}
        </GridList>
      </Virtualizer>
      <p role="status" className="sr-only">
        {message}
      </p>
    </section>
  );
}
