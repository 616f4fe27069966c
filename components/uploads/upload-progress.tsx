"use client";

import { ProgressBar } from "@heroui/react/progress-bar";
import { useFormatter, useTranslations } from "next-intl";
import type { UploadItem } from "#lib/uploads/items.ts";

const MB = 1024 * 1024;

type UploadProgressProps = { name: string; items: readonly UploadItem[] };

/** How far one file, or several that belong together, have come. */
export function UploadProgress({ name, items }: UploadProgressProps) {
  const t = useTranslations("uploads");
  const format = useFormatter();
  const total = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, item) => sum + Math.min(item.sentInBytes, item.file.size), 0);
  const isPaused = items.some(({ step }) => step === "paused");
  const step = items.find((item) => item.step === "offline") ? "offline" : isPaused ? "paused" : "sending";
  const isWaiting = sent === 0 && step === "sending";
  const inMb = (bytes: number) =>
    format.number(bytes / MB, { maximumFractionDigits: 1, minimumFractionDigits: total > 10 * MB ? 0 : 1 });
  return (
    <div className="flex flex-col gap-1">
      {/* One of two hundred that wait their turn has nothing to show. */}
      {isWaiting ? null : (
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
        <span>{t("sentOf", { sent: inMb(sent), total: inMb(total) })}</span>
      </p>
    </div>
  );
}
