"use client";

import { useEffect } from "react";
import { startTracks } from "#lib/content/batch.ts";
import { planTracks } from "#lib/content/batch-plan.ts";
import { type Audiobook, closeOffer, currentOffer, type Offer } from "#lib/content/intake.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { useLookedAt } from "./use-looked-at.ts";

type TracksOfferProps = {
  offer: Offer;
  audiobook: Audiobook;
  accountId: string;
  onRefused: (refused: readonly LookedAt[]) => void;
};

/** Sounds for an audiobook that there is go to its tracks at once: whoever dropped them there has said what they are for. */
export function TracksOffer({ offer, audiobook, accountId, onRefused }: TracksOfferProps) {
  const looked = useLookedAt(offer.files);
  useEffect(() => {
    // Only the first time: afterwards these files are offered no more.
    if (!looked || currentOffer.get() !== offer) return;
    const { sounds = [], others = [] } = Object.groupBy(looked, ({ kind }) =>
      kind === "audio" ? "sounds" : "others",
    );
    if (sounds.length > 0) startTracks(planTracks(sounds, audiobook.name), audiobook.id, accountId);
    if (others.length > 0) onRefused(others);
    closeOffer();
  }, [looked, offer, audiobook, accountId, onRefused]);
  return null;
}
