"use client";

import { useEffect, useState } from "react";
import { goOnWith } from "#lib/content/batch.ts";
import { closeOffer, currentOffer, type Offer, offerRest } from "#lib/content/intake.ts";
import { findAgain, findLookalikes, writeKept } from "#lib/content/kept-batch.ts";
import type { FileMarks } from "#lib/content/kept-match.ts";
import { findAllAgain, findTracksAgain, replacedBy } from "#lib/content/kept-tracks.ts";
import { useBox } from "#lib/uploads/box.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { forgetRemembered, type Remembered } from "#lib/uploads/remembered.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { BatchTray } from "./batch-tray.tsx";
import { RefusedTracks } from "./refused-tracks.tsx";
import { TracksOffer } from "./tracks-offer.tsx";
import { type Earlier, useEarlier } from "./use-earlier.ts";

const NOTHING_EARLIER: Earlier = { kept: [], elsewhere: [], remembered: [] };

const isOf = ({ fileName, sizeInBytes }: Remembered, { name, size }: FileMarks) =>
  name === fileName && size === sizeInBytes;

/** What files become: the question beforehand, and the tray while it happens. */
export function BatchDesk({ accountId }: { accountId: string }) {
  const { earlier, refresh, forget } = useEarlier(accountId);
  const now = earlier ?? NOTHING_EARLIER;
  const offer = useBox(currentOffer);
  // What becomes of files is judged by what was known when they came: no other tab takes a review away.
  const [judged, setJudged] = useState<{ offer: Offer; by: Earlier } | null>(null);
  if (offer && earlier && judged?.offer !== offer) setJudged({ offer, by: earlier });
  const isJudged = offer !== null && judged?.offer === offer;
  const { kept, elsewhere, remembered } = isJudged ? judged.by : NOTHING_EARLIER;
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
    for (const { waiting } of found) if (waiting) writeKept(window.localStorage, accountId, waiting);
    goOnWith(found, accountId);
    const replaced = replacedBy(found);
    const isReplaced = (one: Remembered) => replaced.some((file) => isOf(one, file));
    forgetRemembered(window.localStorage, remembered.filter(isReplaced));
    refresh();
    offerRest(offer, rest);
  });
  return (
    <>
      {offer && isJudged && !isGoingOn ? (
        audiobook ? (
          <TracksOffer
            key={offer.files.map(({ file }) => keyOfFile(file)).join("|")}
            offer={offer}
            audiobook={audiobook}
            accountId={accountId}
            onRefused={setRefusedTracks}
          />
        ) : (
          <BatchDialog
            offer={offer}
            lookalikes={findLookalikes(kept, offer.files)}
            elsewhere={findLookalikes(elsewhere, offer.files)}
            isResumed={offer.files.some(({ file }) => remembered.some((one) => isOf(one, file)))}
            onClose={closeOffer}
          />
        )
      ) : null}
      {refusedTracks.length > 0 ? (
        <RefusedTracks refused={refusedTracks} onClose={() => setRefusedTracks([])} />
      ) : null}
      <BatchTray {...now} onForget={forget} />
    </>
  );
}
