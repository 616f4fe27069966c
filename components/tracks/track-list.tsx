"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { DropIndicator, useDragAndDrop } from "react-aria-components/useDragAndDrop";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import { Player } from "#components/conversions/player/player.tsx";
import { usePlaylist } from "#components/conversions/player/use-playlist.ts";
import { Announcement } from "#components/ui/announcement.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { moveBeside, moveToPosition, sortByTitle } from "#lib/tracks/move.ts";
import { trackListOptions } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { useReorderTracks } from "#lib/tracks/use-reorder-tracks.ts";
import { TrackExchange } from "./track-exchange.tsx";
import { TrackListSkeleton } from "./track-list-skeleton.tsx";
import { TrackRow } from "./track-row.tsx";
import { createTrackItems, type TrackItem, TrackRowsProvider } from "./track-rows.tsx";
import { TrackToolbar } from "./track-toolbar.tsx";
import { useRowHeight } from "./use-row-height.ts";
import { useTrackNews } from "./use-track-news.ts";

type TrackListProps = {
  contentId: string;
  titleLang: string | null;
  canEdit: boolean;
  /** How more tracks come to it; null for somebody who may not add any. */
  addTrack: ReactNode;
};

const ROW =
  "flex min-h-12 flex-wrap items-center gap-x-2 border-separator border-b bg-surface px-2 py-1 outline-none hover:bg-row-hover focus-visible:inset-ring-2 focus-visible:inset-ring-focus data-dragging:opacity-50 md:flex-nowrap md:has-[[data-failure]]:flex-wrap";

const MAX_UNDO = 50;
const NO_TRACKS: Track[] = [];
const idsOf = (tracks: readonly Track[]) => tracks.map(({ id }) => id);

/** The tracks of an audiobook in order: by drag, keys, buttons, typed position or sorting. */
export function TrackList({ contentId, titleLang, canEdit, addTrack }: TrackListProps) {
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

  useTrackNews(data?.tracks, setMessage);

  const section = useRef<HTMLElement>(null);
  const [exchangedId, setExchangedId] = useState<number | null>(null);
  const [toItems] = useState(createTrackItems);
  const rowHeight = useRowHeight();

  const tracks = data?.tracks ?? NO_TRACKS;
  const heard = tracks.filter(({ conversion_status }) => conversion_status === "done");
  const playlist = usePlaylist(Number(contentId), idsOf(heard));

  function change(move: (order: number[], tracks: Track[]) => number[], say: (tracks: Track[]) => string) {
    const before = reorder((now) => {
      setMessage(say(now));
      return move(idsOf(now), now);
    });
    if (before) setPast((orders) => [...orders.slice(1 - MAX_UNDO), before]);
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

  // Made of nothing that a move changes: a row whose track stays as it is need not be made again.
  function moveTrack(id: number, position: number) {
    change(
      (order) => moveToPosition(order, id, position),
      (now) => {
        const title = now.find((track) => track.id === id)?.title ?? "";
        return t("moved", {
          title,
          position: Math.min(Math.max(position, 1), now.length),
          count: now.length,
        });
      },
    );
  }

  const { dragAndDropHooks } = useDragAndDrop<TrackItem>({
    isDisabled: !canEdit,
    getItems: (_keys, items) => items.map(({ title }) => ({ "text/plain": title })),
    onDragStart: () => setDragging(true),
    onDragEnd: () => setDragging(false),
    onReorder({ keys, target }) {
      if (target.dropPosition === "on") return;
      const moved = new Set([...keys].map(Number));
      const side = target.dropPosition;
      change(
        (order) => moveBeside(order, moved, Number(target.key), side),
        () => t("dropped"),
      );
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="data-drop-target:bg-accent z-10 h-0.5 rounded-full" />
    ),
  });

  const rows = {
    contentId,
    titleLang,
    canEdit,
    tracks: new Map(tracks.map((track) => [track.id, track])),
    playable: new Set(playlist.canPlay ? idsOf(heard) : []),
    playingId: playlist.playingId,
    isLooking: playlist.isLooking,
    onPlay: playlist.toggle,
    onMove: moveTrack,
    onExchange: setExchangedId,
  };
  const exchanged = rows.tracks.get(exchangedId ?? Number.NaN);

  if (isPending) return <TrackListSkeleton />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("heading")}
      className="flex flex-col gap-3 rounded-sm pt-4 outline-none focus-visible:ring-2 focus-visible:ring-focus"
    >
      <TrackToolbar
        tracks={tracks}
        isSaving={isSaving}
        canUndo={past.length > 0}
        onUndo={undo}
        onSortByTitle={() =>
          change(
            (_order, now) => sortByTitle(now, locale),
            () => t("sorted"),
          )
        }
        addTrack={addTrack}
        canEdit={canEdit}
      />
      {saveError ? <ErrorState error={saveError} title={t("orderNotSaved")} /> : null}
      {playlist.current ? (
        <Player
          key={playlist.current.trackId}
          sound={playlist.current}
          titleLang={titleLang}
          {...playlist.playerProps}
        />
      ) : playlist.error ? (
        <ErrorState error={playlist.error} onRetry={playlist.retry} />
      ) : null}
      <TrackRowsProvider value={rows}>
        <Virtualizer
          layout={ListLayout}
          layoutOptions={{ estimatedRowHeight: rowHeight, dropIndicatorThickness: 2 }}
        >
          <GridList
            aria-label={t("heading")}
            items={toItems(tracks, rows.playable)}
            dragAndDropHooks={dragAndDropHooks}
            keyboardNavigationBehavior="tab"
            disallowTypeAhead
            className="border-border bg-surface max-h-[calc(100dvh-20rem)] md:max-h-[calc(100dvh-14rem)] min-h-24 overflow-auto rounded-lg border outline-none"
          >
            {({ id, title }) => (
              <GridListItem id={id} textValue={title} className={ROW}>
                <TrackRow id={id} />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </TrackRowsProvider>
      {exchanged ? (
        <TrackExchange
          contentId={contentId}
          track={exchanged}
          onClose={() => setExchangedId(null)}
          fallback={section}
        />
      ) : null}
      <Announcement text={message} />
    </section>
  );
}
