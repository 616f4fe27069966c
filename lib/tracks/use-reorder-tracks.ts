"use client";

import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isSameOrder } from "./move.ts";
import { reorderOptions, type TrackList, trackKeys } from "./queries.ts";
import type { Track } from "./schema.ts";

/**
 * Moves tracks. `reorder` is given the move, not its result: it starts from what the list shows at
 * that moment, never from what it showed when a handler was made. Returns the order before the move,
 * or null when the move changes nothing.
 */
export function useReorderTracks(contentId: string) {
  const client = useQueryClient();
  const { mutate, isPending, isError, error, submittedAt, reset } = useMutation(
    reorderOptions(client, contentId),
  );
  const lastSuccess = useMutationState({
    filters: { mutationKey: trackKeys.list(contentId), status: "success" },
    select: ({ state }) => state.submittedAt,
  }).at(-1);
  useEffect(() => {
    // Something was saved since: an old failure would read as if it were about that.
    if (isError && lastSuccess !== undefined && lastSuccess > submittedAt) reset();
  }, [isError, submittedAt, lastSuccess, reset]);
  const reorder = (move: (tracks: Track[]) => number[]): number[] | null => {
    const tracks = client.getQueryData<TrackList>(trackKeys.list(contentId))?.tracks ?? [];
    const before = tracks.map(({ id }) => id);
    const after = move(tracks);
    if (isSameOrder(before, after)) return null;
    mutate(after);
    return before;
  };
  return { reorder, isSaving: isPending, error };
}
