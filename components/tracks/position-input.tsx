"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { quietInput } from "#components/ui/quiet-input.ts";
import type { Track } from "#lib/tracks/schema.ts";

type PositionInputProps = {
  track: Track;
  count: number;
  isReadOnly: boolean;
  onMove: (position: number) => void;
};

/** The place of a track as a number that can be typed. Enter or leaving the field moves it. */
export function PositionInput({ track, count, isReadOnly, onMove }: PositionInputProps) {
  const t = useTranslations("tracks");
  const [typed, setTyped] = useState<string | null>(null);
  if (isReadOnly) return <span className="w-10 text-end tabular-nums">{track.order}</span>;

  function commit() {
    // Only a whole number is a position: "1.5" or "-1" is nobody's wish for 15 or 1.
    const position = /^\s*\d{1,6}\s*$/.test(typed ?? "") ? Number(typed) : track.order;
    setTyped(null);
    if (position !== track.order) onMove(position);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // The list would take arrows and letters as moves of its focus.
    if (event.key !== "Tab") event.stopPropagation();
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setTyped(null);
  }

  return (
    <input
      type="text"
      inputMode="numeric"
      aria-label={t("position", { title: track.title, count })}
      value={typed ?? track.order}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className={`${quietInput} w-11 shrink-0 text-end tabular-nums`}
    />
  );
}
