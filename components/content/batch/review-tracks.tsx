"use client";

import { Input } from "@heroui/react/input";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/uploads/icon-button.tsx";
import type { PlannedFile } from "#lib/content/batch-plan.ts";

type ReviewTracksProps = {
  tracks: readonly PlannedFile[];
  onChange: (tracks: PlannedFile[]) => void;
};

/** The tracks of an audiobook to be. They can be put in another order, named and left out. */
export function ReviewTracks({ tracks, onChange }: ReviewTracksProps) {
  const t = useTranslations("uploads.review");
  const move = (from: number, to: number) => {
    const next = [...tracks];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <ol aria-label={t("tracks")} className="flex flex-col">
      {tracks.map((track, index) => (
        <li
          key={track.key}
          className="border-separator flex items-center gap-1 border-b py-1 last:border-b-0"
        >
          <span className="text-muted w-8 shrink-0 text-end tabular-nums">{index + 1}</span>
          <Input
            aria-label={t("trackName", { number: index + 1 })}
            title={track.file.name}
            value={track.title}
            maxLength={255}
            onChange={({ target }) =>
              onChange(tracks.map((one) => (one === track ? { ...track, title: target.value } : one)))
            }
            className="ms-2 min-w-0 flex-1"
          />
          <IconButton
            label={t("moveUp", { name: track.title })}
            isDisabled={index === 0}
            onClick={() => move(index, index - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            label={t("moveDown", { name: track.title })}
            isDisabled={index === tracks.length - 1}
            onClick={() => move(index, index + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            label={t("leaveOut", { name: track.title })}
            onClick={() => onChange(tracks.filter((one) => one !== track))}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}
