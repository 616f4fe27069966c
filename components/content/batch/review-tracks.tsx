"use client";

import { Input } from "@heroui/react/input";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, use, useCallback, useEffect, useRef } from "react";
import { IconButton } from "#components/uploads/icon-button.tsx";
import type { PlannedFile } from "#lib/content/batch-plan.ts";
import { LeaveOutButton } from "./leave-out-button.tsx";
import { AnnounceContext } from "./review-announcement.tsx";
import { useSpread } from "./use-spread.ts";

type ReviewTracksProps = {
  tracks: readonly PlannedFile[];
  onChange: (tracks: PlannedFile[]) => void;
};

type Change = (tracks: readonly PlannedFile[], index: number) => PlannedFile[];

/** The tracks of an audiobook to be. They can be put in another order, named and left out. */
export function ReviewTracks({ tracks, onChange }: ReviewTracksProps) {
  const t = useTranslations("uploads.review");
  const shown = useSpread(tracks.length);
  const latest = useRef({ tracks, onChange });
  useEffect(() => {
    latest.current = { tracks, onChange };
  });
  // The same function for every track and every time, so that only what changed renders.
  const change = useCallback((key: string, make: Change) => {
    const now = latest.current;
    now.onChange(
      make(
        now.tracks,
        now.tracks.findIndex((one) => one.key === key),
      ),
    );
  }, []);
  return (
    <ol aria-label={t("tracks")} className="flex flex-col">
      {tracks.slice(0, shown).map((track, index) => (
        <ReviewTrack
          key={track.key}
          track={track}
          number={index + 1}
          count={tracks.length}
          onChange={change}
        />
      ))}
    </ol>
  );
}

type ReviewTrackProps = {
  track: PlannedFile;
  number: number;
  count: number;
  onChange: (key: string, change: Change) => void;
};

const ReviewTrack = memo(function ReviewTrack({ track, number, count, onChange }: ReviewTrackProps) {
  const t = useTranslations("uploads.review");
  const said = useTranslations("tracks");
  const announce = use(AnnounceContext);
  const { key, title, file } = track;
  const move = (by: number) => {
    announce(said("moved", { title, position: number + by, count }));
    onChange(key, (tracks, from) => {
      const next = [...tracks];
      next.splice(from + by, 0, ...next.splice(from, 1));
      return next;
    });
  };
  const rename = (next: string) =>
    onChange(key, (tracks) => tracks.map((one) => (one.key === key ? { ...one, title: next } : one)));
  return (
    <li className="border-separator flex items-center gap-1 border-b py-1 last:border-b-0 max-sm:flex-wrap">
      <span className="text-muted w-8 shrink-0 text-end tabular-nums">{number}</span>
      <Input
        aria-label={t("trackName", { number })}
        title={file.name}
        value={title}
        maxLength={255}
        onChange={({ target }) => rename(target.value)}
        className="ms-2 min-w-0 flex-1 max-sm:basis-[calc(100%-3rem)]"
      />
      <span className="flex items-center gap-1 max-sm:ms-auto">
        <IconButton label={t("moveUp", { name: title })} isDisabled={number === 1} onClick={() => move(-1)}>
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label={t("moveDown", { name: title })}
          isDisabled={number === count}
          onClick={() => move(1)}
        >
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <LeaveOutButton
          name={title}
          onLeaveOut={() => onChange(key, (tracks) => tracks.filter((one) => one.key !== key))}
        />
      </span>
    </li>
  );
});
