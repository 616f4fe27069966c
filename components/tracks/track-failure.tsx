"use client";

import { useTranslations } from "next-intl";
import { ExchangeButton } from "#components/conversions/exchange/exchange-button.tsx";
import type { Track } from "#lib/tracks/schema.ts";
import { useTrackFailure } from "./use-track-failure.ts";

type TrackFailureProps = { track: Track; canEdit: boolean; onExchange: (trackId: number) => void };

/** Why a track failed, and the way to another file; in words where the store takes none. */
export function TrackFailure({ track, canEdit, onExchange }: TrackFailureProps) {
  const t = useTranslations("conversions");
  const reason = useTrackFailure()(track);
  return (
    <div data-failure className="order-last flex basis-full flex-col items-start gap-1 pb-1 text-xs md:ps-24">
      {reason ? <p className="text-danger-text">{reason}</p> : null}
      {canEdit && track.conversion_accepts_file ? (
        <ExchangeButton title={track.title} onPress={() => onExchange(track.id)} />
      ) : null}
      {canEdit && !track.conversion_accepts_file ? (
        <p className="text-muted">{t("noTrackExchange")}</p>
      ) : null}
    </div>
  );
}
