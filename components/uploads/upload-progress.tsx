"use client";

import { ProgressBar } from "@heroui/react/progress-bar";
import { useTranslations } from "next-intl";
import { useFileSize } from "#components/ui/use-file-size.ts";
import type { UploadItem } from "#lib/uploads/items.ts";
import { useOnline } from "./use-online.ts";

const KB = 1024;

type UploadProgressProps = {
  name: string;
  items: readonly UploadItem[];
  /** Whether a title is made of them: once they are there it still is. */
  isMaking?: boolean;
};

/** How far one file, or several that belong together, have come. Nothing once they have failed, which is said beside it. */
export function UploadProgress({ name, items, isMaking = false }: UploadProgressProps) {
  const t = useTranslations("uploads");
  const sizeOf = useFileSize();
  const total = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, item) => sum + Math.min(item.sentInBytes, item.file.size), 0);
  const isPaused = items.some(({ step }) => step === "paused");
  const isOffline = !useOnline() || items.some(({ step }) => step === "offline");
  const isThere = isMaking && items.every(({ step }) => step === "done");
  const step = isPaused ? "paused" : isOffline ? "offline" : isThere ? "adding" : "sending";
  const isWaiting = sent === 0 && step === "sending";
  const size = sizeOf(total / KB);
  if (items.length > 0 && items.every((item) => item.step === "failed")) return null;
  return (
    <div className="flex flex-col gap-1">
      {/* One of two hundred that wait their turn has nothing to show yet, but the place for it. */}
      {isWaiting ? (
        <div aria-hidden className="h-2" />
      ) : (
        <ProgressBar
          aria-label={t("progressOf", { name })}
          value={total === 0 ? 0 : (sent / total) * 100}
          size="sm"
        >
          <ProgressBar.Track>
            <ProgressBar.Fill />
          </ProgressBar.Track>
        </ProgressBar>
      )}
      <p className="text-muted flex justify-between gap-2 text-xs tabular-nums">
        <span>{t(`step.${isWaiting ? "waiting" : step}`)}</span>
        <span>{isWaiting ? size : t("sentOf", { sent: sizeOf(sent / KB), total: size })}</span>
      </p>
    </div>
  );
}
