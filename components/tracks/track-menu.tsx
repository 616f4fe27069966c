"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Track } from "#lib/tracks/schema.ts";
import { DeleteTrackDialog } from "./delete-track-dialog.tsx";

type TrackMenuProps = { contentId: string; track: Track; count: number; onMove: (position: number) => void };

export function TrackMenu({ contentId, track, count, onMove }: TrackMenuProps) {
  const t = useTranslations("tracks");
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <Dropdown>
        <Dropdown.Trigger
          aria-label={t("more", { title: track.title })}
          className="button button--sm button--ghost button--icon-only"
        >
          <Ellipsis aria-hidden className="size-4" />
        </Dropdown.Trigger>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu aria-label={t("more", { title: track.title })}>
            <Dropdown.Item id="top" isDisabled={track.order === 1} onAction={() => onMove(1)}>
              {t("moveToTop")}
            </Dropdown.Item>
            <Dropdown.Item id="bottom" isDisabled={track.order === count} onAction={() => onMove(count)}>
              {t("moveToBottom")}
            </Dropdown.Item>
            <Dropdown.Item
              id="delete"
              isDisabled={count === 1}
              variant="danger"
              onAction={() => setDeleting(true)}
            >
              {t("delete")}
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      {isDeleting ? (
        <DeleteTrackDialog contentId={contentId} track={track} onClose={() => setDeleting(false)} />
      ) : null}
    </>
  );
}
