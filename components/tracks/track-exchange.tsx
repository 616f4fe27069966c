"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { ExchangeDialog } from "#components/conversions/exchange/exchange-dialog.tsx";
import { trackKeys } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { useTrackFailure } from "./use-track-failure.ts";

type TrackExchangeProps = {
  contentId: string;
  track: Track;
  onClose: () => void;
  fallback: RefObject<HTMLElement | null>;
};

/** Another file for a track. Stands outside of the list, which would take what is typed for its own keys. */
export function TrackExchange({ contentId, track, onClose, fallback }: TrackExchangeProps) {
  const client = useQueryClient();
  const reason = useTrackFailure()(track);
  return (
    <ExchangeDialog
      exchange={{
        contentId: Number(contentId),
        trackId: track.id,
        title: track.title,
        fileType: "audio",
        reason,
      }}
      onClose={() => {
        onClose();
        void client.invalidateQueries({ queryKey: trackKeys.list(contentId), exact: true });
      }}
      fallback={fallback}
    />
  );
}
