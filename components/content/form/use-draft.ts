"use client";

import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type ContentForm, changedFields, type FormField } from "#lib/content/form.ts";
import { type Draft, type DraftPlace, dropDrafts, readDraft, writeDraft } from "#lib/content/form-draft.ts";

const WRITE_AFTER_MS = 400;

/** Keeps what was typed on this device, a moment after each change, until it is saved or taken back. */
export function useDraftKeeper(place: DraftPlace, base: ContentForm, values: ContentForm, isDirty: boolean) {
  const { accountId, item, version } = place;
  const hasWritten = useRef(false);
  useEffect(() => {
    const here = { accountId, item, version };
    if (!isDirty) {
      if (hasWritten.current) dropDrafts(window.localStorage, here);
      hasWritten.current = false;
      return;
    }
    const timer = window.setTimeout(() => {
      writeDraft(window.localStorage, here, pick(values, changedFields(base, values)));
      hasWritten.current = true;
    }, WRITE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [accountId, item, version, base, values, isDirty]);
}

/** A draft that was left behind by a reload or a crash, to be taken back or thrown away. */
export function useDraftOffer(form: UseFormReturn<ContentForm>, place: DraftPlace) {
  const [offer, setOffer] = useState<Draft | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    setOffer(readDraft(window.localStorage, place));
  }, [place]);
  return {
    offer,
    isOlder: offer !== null && offer.version !== place.version,
    take: () => {
      for (const [field, value] of Object.entries(offer?.values ?? {}))
        form.setValue(field as FormField, value);
      setOffer(null);
    },
    refuse: () => {
      dropDrafts(window.localStorage, place);
      setOffer(null);
    },
  };
}

function pick(values: ContentForm, fields: readonly FormField[]): Partial<ContentForm> {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
