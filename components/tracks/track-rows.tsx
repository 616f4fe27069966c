"use client";

import { createContext, use } from "react";
import type { Track } from "#lib/tracks/schema.ts";

/** What the rows of one list share. */
type TrackRows = {
  contentId: string;
  titleLang: string | null;
  canEdit: boolean;
  tracks: ReadonlyMap<number, Track>;
  playable: ReadonlySet<number>;
  playingId: number | null;
  /** Whether it is not known yet what can be played. */
  isLooking: boolean;
  onPlay: (trackId: number) => void;
  onMove: (trackId: number, position: number) => void;
  /** Asks for another file for a track that failed. */
  onExchange: (trackId: number) => void;
};

/**
 * Rows read their track here and not from the collection: the list builds every item that it is given
 * anew, hundreds that nobody sees among them, and a move changes the numbers of them all.
 */
const TrackRowsContext = createContext<TrackRows | null>(null);
export const TrackRowsProvider = TrackRowsContext.Provider;

export function useTrackRows(): TrackRows {
  const rows = use(TrackRowsContext);
  if (!rows) throw new Error("A row of a track stands outside of its list.");
  return rows;
}

/** What the list knows of a track: nothing that a move changes. */
export type TrackItem = {
  id: number;
  title: string;
  /** What makes a row higher, so that it is measured again. */
  shape: string;
};

/**
 * The same object for a track as long as its title is the same, whatever its place: the list keeps what
 * it has built for it.
 */
export function createTrackItems() {
  let known: ReadonlyMap<number, TrackItem> = new Map();
  return (tracks: readonly Track[], playable: ReadonlySet<number>): TrackItem[] => {
    const items = tracks.map(({ id, title, conversion_status, duration }) => {
      const item = known.get(id);
      const shape = `${playable.has(id)} ${conversion_status} ${duration}`;
      return item?.title === title && item.shape === shape ? item : { id, title, shape };
    });
    known = new Map(items.map((item) => [item.id, item]));
    return items;
  };
}
