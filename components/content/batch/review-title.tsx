"use client";

import { Input } from "@heroui/react/input";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { IdOwner } from "#components/content/form/id-owner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { nameOf } from "#lib/content/batch-said.ts";
import type { FileLook } from "#lib/content/file-looks.ts";
import { LeaveOutButton } from "./leave-out-button.tsx";
import { ReviewLook } from "./review-look.tsx";
import { ReviewTracks } from "./review-tracks.tsx";
import { useValuesLine } from "./use-values-line.ts";

type ReviewTitleProps = {
  title: PlannedTitle;
  cover: File | null;
  /** At its file, or its first track; null until it is sent. */
  look: FileLook | null;
  /** Whether a title before it has the same ISBN. */
  isTwin: boolean;
  /** Null leaves it out. */
  onReplace: (key: string, title: PlannedTitle | null) => void;
};

/** One title to be: its name, its kind, what its file says, and for an audiobook its tracks. Typing renders this one alone. */
export const ReviewTitle = memo(function ReviewTitle({
  title,
  cover,
  look,
  isTwin,
  onReplace,
}: ReviewTitleProps) {
  const onChange = (next: PlannedTitle | null) => onReplace(title.key, next);
  const t = useTranslations("uploads.review");
  const kinds = useTranslations("common.fileType");
  const { fileType, files, typed } = title;
  const { external_id: typedId, ...typedBesides } = typed;
  const what = useValuesLine()(typed);
  const name = nameOf(title, look?.said ?? null);
  const [first] = files;
  return (
    <li className="border-border flex flex-col gap-2 rounded-lg border p-3">
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("nameOf", { file: first?.file.name ?? name })}
          value={name}
          maxLength={255}
          onChange={({ target }) => onChange({ ...title, name: target.value, isTyped: true })}
          className="min-w-0 flex-1 font-serif"
        />
        <span className="text-muted text-table shrink-0">{kinds(fileType)}</span>
        <LeaveOutButton name={name} onLeaveOut={() => onChange(null)} />
      </div>
      {cover ? <p className="text-muted text-sm wrap-anywhere">{t("cover", { file: cover.name })}</p> : null}
      {fileType === "audio" ? (
        <ReviewTracks
          tracks={files}
          onChange={(next) => onChange(next.length > 0 ? { ...title, files: next } : null)}
        />
      ) : (
        <p className="text-muted text-sm wrap-anywhere">{first?.file.name}</p>
      )}
      {what ? <p className="text-muted text-sm wrap-anywhere">{t("fromForm", { what })}</p> : null}
      {typedId ? (
        <IdOwner
          externalId={typedId}
          action={
            <Button size="sm" variant="secondary" onClick={() => onChange({ ...title, typed: typedBesides })}>
              {t("withoutId")}
            </Button>
          }
        />
      ) : null}
      {look ? <ReviewLook title={title} look={look} isTwin={isTwin} onChange={onChange} /> : null}
    </li>
  );
});
