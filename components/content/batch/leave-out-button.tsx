"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useRef } from "react";
import { IconButton } from "#components/uploads/icon-button.tsx";
import { AnnounceContext } from "./review-announcement.tsx";

type LeaveOutButtonProps = { name: string; onLeaveOut: () => void };

/** Leaves out the title or the track of its row. The focus goes to the same button of the next row, else of the one before. */
export function LeaveOutButton({ name, onLeaveOut }: LeaveOutButtonProps) {
  const t = useTranslations("uploads.review");
  const announce = use(AnnounceContext);
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place} data-leave-out="">
      <IconButton
        label={t("leaveOut", { name })}
        onClick={() => {
          if (place.current) focusBeside(place.current);
          announce(t("leftOut", { name }));
          onLeaveOut();
        }}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}

/** With its last track an audiobook goes too: then the rows are those of the titles. */
function focusBeside(place: HTMLElement) {
  for (let row = place.closest("li"); row; row = row.parentElement?.closest("li") ?? null) {
    const beside = row.nextElementSibling ?? row.previousElementSibling;
    const button = beside?.querySelector<HTMLElement>("[data-leave-out] button");
    if (button) return button.focus();
  }
}
