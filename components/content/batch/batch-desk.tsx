"use client";

import { useEffect, useState } from "react";
import { goOnWith } from "#lib/content/batch.ts";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { closeOffer, currentOffer, offerRest } from "#lib/content/intake.ts";
import {
  type FoundAgain,
  findAgain,
  findLookalikes,
  type KeptTitle,
  listKept,
  writeKept,
} from "#lib/content/kept-batch.ts";
import { findAllAgain, findTracksAgain, replacedBy } from "#lib/content/kept-tracks.ts";
import { useBox } from "#lib/uploads/box.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { forgetRemembered, listRemembered, type Remembered } from "#lib/uploads/remembered.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { BatchTray } from "./batch-tray.tsx";
import { RefusedTracks } from "./refused-tracks.tsx";
import { TracksOffer } from "./tracks-offer.tsx";

/** What files become: the question beforehand, and the tray while it happens. */
export function BatchDesk({ accountId }: { accountId: string }) {
  const [remembered, setRemembered] = useState(() => listRemembered(window.localStorage, accountId));
  const [kept, setKept] = useState(() => keptEarlier(accountId));
  const offer = useBox(currentOffer);
  const audiobook = offer?.audiobook ?? null;
  const [refusedTracks, setRefusedTracks] = useState<readonly LookedAt[]>([]);
  // What was confirmed in an earlier visit is not asked about again.
  const files = offer?.files ?? [];
  const ofBook = kept.filter(({ contentId }) => audiobook !== null && contentId === audiobook.id);
  const find = offer?.isAgain ? findAllAgain : findAgain;
  const { found, rest } = audiobook ? findTracksAgain(ofBook, files) : find(kept, files);
  const isGoingOn = found.length > 0;
  useEffect(() => {
    if (!isGoingOn || !offer || currentOffer.get() !== offer) return;
    const waiting = found.flatMap((one) => one.waiting ?? []);
    for (const one of waiting) writeKept(window.localStorage, accountId, one);
    goOnWith(found, accountId);
    const replaced = replacedBy(found);
    const isReplaced = ({ fileName, sizeInBytes }: Remembered) =>
      replaced.some(({ name, size }) => name === fileName && size === sizeInBytes);
    forgetRemembered(window.localStorage, remembered.filter(isReplaced));
    setKept(stillKept(kept, found, waiting));
    offerRest(offer, rest);
  });
  return (
    <>
      {offer && !isGoingOn ? (
        audiobook ? (
          <TracksOffer
            key={offer.files.map(({ file }) => keyOfFile(file)).join("|")}
            offer={offer}
            audiobook={audiobook}
            accountId={accountId}
            onRefused={setRefusedTracks}
          />
        ) : (
          <BatchDialog offer={offer} lookalikes={findLookalikes(kept, offer.files)} onClose={closeOffer} />
        )
      ) : null}
      {refusedTracks.length > 0 ? (
        <RefusedTracks refused={refusedTracks} onClose={() => setRefusedTracks([])} />
      ) : null}
      <BatchTray
        accountId={accountId}
        remembered={remembered}
        kept={kept}
        onForgotten={() => {
          setRemembered([]);
          setKept([]);
        }}
      />
    </>
  );
}

/** Without what is under way in this visit, which this place may have left and come back to. */
function keptEarlier(accountId: string): KeptTitle[] {
  const underWay = new Set(batchTitles.get().map(({ key }) => key));
  return listKept(window.localStorage, accountId).filter(({ key }) => !underWay.has(key));
}

/** What goes on leaves the list; what is left of it stands in its place. */
function stillKept(kept: readonly KeptTitle[], found: readonly FoundAgain[], waiting: readonly KeptTitle[]) {
  const isFound = ({ key }: KeptTitle) => found.some((one) => one.kept.key === key);
  const leftOf = (title: KeptTitle) => waiting.find(({ key }) => key === title.key) ?? title;
  return kept.filter((title) => !isFound(title)).map(leftOf);
}
