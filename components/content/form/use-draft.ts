"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ContentForm, FormField } from "#lib/content/form.ts";
import {
  changedValues,
  type DraftMarks,
  type DraftPlace,
  draftKey,
  dropDraft,
  type KeptDraft,
  readDraft,
  valuesToTake,
  writeDraft,
} from "#lib/content/form-draft.ts";
import {
  type HeldDraft,
  holdDraft,
  holdLeftDraft,
  lastDraft,
  rememberLast,
} from "#lib/content/held-draft.ts";
import { takeHandedDraft } from "#lib/content/other-kind.ts";
import type { Autofill } from "./use-autofill.ts";

const WRITE_AFTER_MS = 400;

type DraftKeeperOptions = {
  form: UseFormReturn<ContentForm>;
  place: DraftPlace;
  base: ContentForm;
  /** As last drawn: a change of them is a change to keep. */
  values: ContentForm;
  isDirty: boolean;
  /** What the file has to do with the values; left out in a form whose file is settled. */
  marksNow?: () => DraftMarks;
};

/** Keeps what was typed on this device, a moment after each change, until it is saved or taken back. */
export function useDraftKeeper({ form, place, base, values, isDirty, marksNow }: DraftKeeperOptions) {
  const { accountId, item, openingId, version } = place;
  const write = useEffectEvent((here: DraftPlace) => {
    const marks = marksNow ? { marks: marksNow() } : {};
    // Read together with the marks: what was drawn may be older than they are.
    const values = changedValues(base, form.getValues());
    if (!writeDraft(window.localStorage, here, { values, ...marks })) return;
    rememberLast(window.sessionStorage, here, draftKey(here));
  });
  useEffect(() => {
    const here = { accountId, item, openingId, version };
    if (!isDirty) return dropDraft(window.localStorage, draftKey(here));
    // Every change of the values begins the wait anew.
    void values;
    const keep = () => write(here);
    const timer = window.setTimeout(keep, WRITE_AFTER_MS);
    // A page that goes in this moment does not come to wait.
    window.addEventListener("pagehide", keep);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [accountId, item, openingId, version, values, isDirty]);
}

type DraftOfferOptions = {
  form: UseFormReturn<ContentForm>;
  place: DraftPlace;
  base: ContentForm;
  /** Left out in a form whose file is settled. */
  autofill?: Pick<Autofill, "filledNow" | "marksNow" | "restore">;
};

/**
 * A draft that was left behind by a reload or a crash, to be taken back or thrown away. Until then it stays as it
 * is: what is typed meanwhile is a draft of its own.
 */
export function useDraftOffer({ form, place, base, autofill }: DraftOfferOptions) {
  const { accountId, item, openingId, version } = place;
  const [offer, setOffer] = useState<HeldDraft | null>(null);
  const own = useCallback(
    () => ({ accountId, item, openingId, version }),
    [accountId, item, openingId, version],
  );
  const putBack = ({ key, draft }: KeptDraft) => {
    const here = own();
    const values = valuesToTake(draft, base, form.getValues(), autofill?.filledNow());
    for (const [field, value] of Object.entries(values)) form.setValue(field as FormField, value);
    autofill?.restore(draft.marks, Object.keys(values) as FormField[]);
    const marks = autofill ? { marks: autofill.marksNow() } : {};
    const now = changedValues(base, form.getValues());
    // The one that was left goes when the own one stands.
    if (!writeDraft(window.localStorage, here, { values: now, ...marks })) return;
    dropDraft(window.localStorage, key);
    rememberLast(window.sessionStorage, here, draftKey(here));
  };
  const find = useEffectEvent(async (isCurrent: () => boolean) => {
    const here = own();
    const handed = takeHandedDraft(item);
    if (handed) return putBack(handed);
    const held = await holdLeftDraft(window.localStorage, here, lastDraft(window.sessionStorage, here));
    if (!isCurrent()) return held?.release();
    const typed = readDraft(window.localStorage, draftKey(here)) && draftKey(here);
    rememberLast(window.sessionStorage, here, typed ?? held?.key ?? draftKey(here));
    setOffer(held);
  });
  useEffect(() => {
    let isShown = true;
    const holding = holdDraft(draftKey({ accountId, item, openingId, version: "" }));
    void find(() => isShown);
    return () => {
      isShown = false;
      void holding.then((release) => release?.());
    };
  }, [accountId, item, openingId]);
  // A form that is left gives back what it did not answer.
  useEffect(() => () => offer?.release(), [offer]);

  const take = () => {
    if (offer) putBack(offer);
    setOffer(null);
  };
  const refuse = () => {
    if (!offer) return;
    dropDraft(window.localStorage, offer.key);
    setOffer(null);
    void find(() => true);
  };
  return {
    offer: offer?.draft ?? null,
    isOlder: offer !== null && offer.draft.version !== version,
    take,
    refuse,
  };
}
