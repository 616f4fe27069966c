"use client";

import { Pause, Play, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UploadItem } from "#lib/uploads/items.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { IconButton } from "./icon-button.tsx";

type UploadControlsProps = {
  name: string;
  items: readonly UploadItem[];
  /** Left out where something beside it gives up more than the file. */
  onGiveUp?: () => void;
};

/** Pause, go on and give up, for one file or several that belong together. */
export function UploadControls({ name, items, onGiveUp }: UploadControlsProps) {
  const t = useTranslations("uploads");
  const moving = items.filter(({ step }) => ["waiting", "sending", "offline"].includes(step));
  const paused = items.filter(({ step }) => step === "paused");
  return (
    <span className="flex shrink-0 items-center">
      {paused.length > 0 ? (
        <IconButton label={t("goOn", { name })} onClick={() => goOn(paused)}>
          <Play aria-hidden className="size-4" />
        </IconButton>
      ) : moving.length > 0 ? (
        <IconButton label={t("pause", { name })} onClick={() => pause(moving)}>
          <Pause aria-hidden className="size-4" />
        </IconButton>
      ) : null}
      {onGiveUp ? (
        <IconButton label={t("giveUp", { name })} onClick={onGiveUp}>
          <X aria-hidden className="size-4" />
        </IconButton>
      ) : null}
    </span>
  );
}

function goOn(items: readonly UploadItem[]) {
  for (const { id } of items) uploadQueue.goOn(id);
}

function pause(items: readonly UploadItem[]) {
  for (const { id } of items) uploadQueue.pause(id);
}
