"use client";

import { Check, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { IconButton } from "#components/uploads/icon-button.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { useOnline } from "#components/uploads/use-online.ts";
import { dropTitle, retryTitle } from "#lib/content/batch.ts";
import { allUploads } from "#lib/content/batch-make.ts";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { RefusedFileError } from "#lib/content/file-said.ts";
import { routes } from "#lib/routes.ts";
import { useUploadsOf } from "#lib/uploads/use-uploads.ts";
import { TrayReason } from "./tray-reason.tsx";
import { TrayRefused } from "./tray-refused.tsx";

/** One title that is being made: how far its files are, that it is made, or why not. One of two hundred, so it renders by itself. */
export const TrayTitle = memo(function TrayTitle({ title }: { title: BatchTitle }) {
  const t = useTranslations("uploads");
  const { key, plan, step, contentId, isMore, madeFiles, refused } = title;
  const items = useUploadsOf(allUploads(title));
  const isOnline = useOnline();
  const isMoving = step === "uploading" || step === "making";
  return (
    <li className="border-separator border-b px-3 py-2 last:border-b-0 [content-visibility:auto]">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate font-serif" title={plan.name}>
          {contentId === null ? (
            plan.name
          ) : (
            <Link
              className="hover:underline"
              href={isMore ? routes.contentTracks(contentId) : routes.content(contentId)}
            >
              {plan.name}
            </Link>
          )}
        </p>
        {step === "made" ? (
          <span className="text-muted flex items-center gap-1 text-xs">
            <Check aria-hidden className="size-4" />
            {t("tray.made")}
          </span>
        ) : null}
        {step === "failed" && !(title.error instanceof RefusedFileError) ? (
          <IconButton label={t("tray.retry", { name: plan.name })} onClick={() => retryTitle(key)}>
            <RotateCcw aria-hidden className="size-4" />
          </IconButton>
        ) : null}
        {step === "made" ? null : (
          <UploadControls name={plan.name} items={items} onGiveUp={() => dropTitle(key)} />
        )}
      </div>
      {isMoving ? <UploadProgress name={plan.name} items={items} isMaking /> : null}
      {isMoving && (isMore || plan.files.length > 1) ? (
        <p className="text-muted text-xs tabular-nums">
          {t(isMore ? "tray.moreTracks" : "tray.tracks", { made: madeFiles, count: plan.files.length })}
        </p>
      ) : null}
      {step === "looking" || step === "behind" ? (
        <p className="text-muted text-xs">
          {isOnline
            ? t(isMore && step === "behind" ? "tray.behindTracks" : `tray.${step}`)
            : t("step.offline")}
        </p>
      ) : null}
      {refused.length > 0 ? <TrayRefused refused={refused} step={step} /> : null}
      {step === "failed" ? <TrayReason title={title} /> : null}
    </li>
  );
});
