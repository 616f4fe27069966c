"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ConvertedFile } from "#lib/conversions/history-schema.ts";
import { trackFileOptions } from "#lib/conversions/queries.ts";
import type { Playable } from "./player.tsx";

/**
 * What of an audiobook can be played, and what plays now: one track at a time. Of hundreds of tracks only
 * the one that is chosen is asked for, and the next. `trackIds`: those that are converted, in order.
 */
export function usePlaylist(contentId: number, trackIds: readonly number[], firstId: number | null = null) {
  const client = useQueryClient();
  const [trackId, setTrackId] = useState(firstId);
  const [isPlaying, setPlaying] = useState(false);
  // One track tells whether this store gives its sound away at all; the same one, however they are moved.
  const sample = useTrackFile(contentId, trackIds.length > 0 ? Math.min(...trackIds) : null);
  const { data, error, refetch } = useTrackFile(contentId, trackId);
  const findAddress = useCallback(async () => {
    const answer = await refetch();
    return answer.isSuccess ? (answer.data?.preview?.audio_url ?? null) : null;
  }, [refetch]);
  const canPlay = Boolean(sample.data?.preview?.audio_url);

  const nextOf = (id: number | null) => (id === null ? undefined : trackIds[trackIds.indexOf(id) + 1]);
  const choose = (id: number) => {
    setTrackId(id);
    const next = nextOf(id);
    if (next !== undefined) void client.prefetchQuery(trackFileOptions(contentId, next));
  };
  const play = (id: number) => {
    choose(id);
    setPlaying(true);
  };

  return {
    /** Whether the tracks can be heard here. */
    canPlay,
    /** Until the store has said so. */
    isLooking: sample.isLoading,
    current: data ? toPlayable(data) : null,
    error,
    retry: () => void refetch(),
    playingId: isPlaying ? trackId : null,
    toggle: (id: number) => (id === trackId && isPlaying ? setPlaying(false) : play(id)),
    /** What the player of the current track needs. */
    playerProps: {
      isPlaying,
      onPlayingChange: setPlaying,
      findAddress,
      onEnded: () => {
        const next = nextOf(trackId);
        if (next === undefined) setPlaying(false);
        else play(next);
      },
    },
  };
}

function useTrackFile(contentId: number, trackId: number | null) {
  const options = trackFileOptions(contentId, trackId ?? 0);
  return useQuery(trackId === null ? { ...options, queryFn: skipToken } : options);
}

function toPlayable({ track_id, title, preview, audio, found }: ConvertedFile): Playable | null {
  if (track_id === null || !preview?.audio_url) return null;
  return {
    trackId: track_id,
    title: title ?? "",
    url: preview.audio_url,
    audio,
    length: found?.duration ?? null,
    sharedSeconds: preview.shared_seconds,
  };
}
