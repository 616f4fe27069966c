"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { quietInput } from "#components/ui/quiet-input.ts";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { useRenameTrack } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";

const MAX_LENGTH = 255;

type TrackTitleProps = { contentId: string; track: Track; lang: string | null; isReadOnly: boolean };

/** The title of a track, edited in place. A save that fails keeps what was typed and says why. */
export function TrackTitle({ contentId, track, lang, isReadOnly }: TrackTitleProps) {
  const t = useTranslations("tracks");
  const errorId = useId();
  const rename = useRenameTrack(contentId);
  const reasonOf = useReason();
  const [typed, setTyped] = useState<string | null>(null);
  const language = lang ?? undefined;
  if (isReadOnly) {
    return (
      <span
        lang={language}
        className="min-w-0 flex-1 basis-2/3 truncate px-1.5 py-1 md:basis-0"
        title={track.title}
      >
        {track.title}
      </span>
    );
  }

  const isBlank = typed !== null && typed.trim() === "";
  const isTooLong = typed !== null && typed.length > MAX_LENGTH;
  const problem = isBlank
    ? t("titleRequired")
    : isTooLong
      ? t("problem.titleTooLong")
      : reasonOf(rename.error);

  function commit() {
    if (typed === null || isBlank || isTooLong) return;
    if (typed === track.title) return discard();
    rename.mutate({ id: track.id, title: typed }, { onSuccess: () => setTyped(null) });
  }

  function discard() {
    setTyped(null);
    rename.reset();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Tab") event.stopPropagation();
    if (event.key === "Enter") commit();
    if (event.key === "Escape") discard();
  }

  return (
    <span className="min-w-0 flex-1 basis-2/3 md:basis-0">
      <input
        type="text"
        lang={language}
        aria-label={t("titleOf", { order: track.order })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? errorId : undefined}
        value={typed ?? track.title}
        title={track.title}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        className={`${quietInput} w-full truncate`}
      />
      {problem ? (
        <span id={errorId} role="alert" className="text-danger-text block px-1 text-xs">
          {problem}
        </span>
      ) : null}
    </span>
  );
}

/** Why a title was not saved: the sentence at the field, or what happened on the way to the store. */
function useReason() {
  const read = useErrorText();
  return (error: unknown) => {
    if (!error) return null;
    const sentences = error instanceof ApiError ? error.fieldErrors.title : undefined;
    const { text, detail } = read(error);
    return sentences?.join(" ") ?? detail ?? text;
  };
}
