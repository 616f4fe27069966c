"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ConvertedFile } from "#lib/conversions/history-schema.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import type { Playable } from "./player.tsx";

/** Addresses of sound are good for longer than this. */
const FRESH_MS = 30 * 60_000;

/** What of an audiobook can be played, and what plays now: one track at a time. */
export function usePlaylist(contentId: number) {
  const { data, refetch } = useQuery({ ...conversionHistoryOptions(contentId), staleTime: FRESH_MS });
  const [trackId, setTrackId] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const sounds = (data?.files ?? []).flatMap(toPlayable);
  const current = sounds.find((sound) => sound.trackId === trackId) ?? null;
  const onExpired = useCallback(() => void refetch(), [refetch]);

  function toggle(id: number) {
    setPlaying(id === trackId ? !isPlaying : true);
    setTrackId(id);
  }
  return {
    sounds,
    current,
    playingId: isPlaying ? trackId : null,
    toggle,
    /** What the player of the current track needs. `order`: the tracks, first to last. */
    playerProps: (order: readonly number[]) => ({
      isPlaying,
      onPlayingChange: setPlaying,
      onExpired,
      onEnded: () => {
        const next = order
          .slice(order.indexOf(trackId ?? -1) + 1)
          .find((id) => sounds.some((sound) => sound.trackId === id));
        setPlaying(next !== undefined);
        if (next !== undefined) setTrackId(next);
      },
    }),
  };
}

function toPlayable({ track_id, title, preview, audio, found }: ConvertedFile): Playable[] {
  if (track_id === null || !preview?.audio_url) return [];
  return [
    {
      trackId: track_id,
      title: title ?? "",
      url: preview.audio_url,
      audio,
      length: found?.duration ?? null,
      sharedSeconds: preview.shared_seconds,
    },
  ];
}
