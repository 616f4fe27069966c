"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MenuButton } from "#components/ui/menu-button.tsx";
import type { Track } from "#lib/tracks/schema.ts";
import { DeleteTrackDialog } from "./delete-track-dialog.tsx";

type TrackMenuProps = { contentId: string; track: Track; count: number; onMove: (position: number) => void };

export function TrackMenu({ contentId, track, count, onMove }: TrackMenuProps) {
  const t = useTranslations("tracks");
  const [isDeleting, setDeleting] = useState(false);
  const entries = [
    { id: "top", label: t("moveToTop"), onAction: () => onMove(1) },
    { id: "bottom", label: t("moveToBottom"), onAction: () => onMove(count) },
  ];
  const deletion = { id: "delete", label: t("delete"), isDanger: true, onAction: () => setDeleting(true) };
  return (
    <>
      <MenuButton
        label={t("more", { title: track.title })}
        isIconOnly
        placement="bottom end"
        groups={[{ id: "actions", entries: count > 1 ? [...entries, deletion] : [deletion] }]}
        className="inline-flex size-8 items-center justify-center rounded-md hover:bg-default"
      >
        <Ellipsis aria-hidden className="size-4" />
      </MenuButton>
      {isDeleting ? (
        <DeleteTrackDialog
          contentId={contentId}
          track={track}
          isOnly={count === 1}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </>
  );
}
