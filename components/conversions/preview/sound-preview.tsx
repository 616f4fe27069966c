"use client";

import { Skeleton } from "@heroui/react/skeleton";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";
import type { ConvertedFile } from "#lib/conversions/history-schema.ts";
import { formatDuration } from "#lib/conversions/play-time.ts";
import { PlayButton } from "../player/play-button.tsx";
import { Player } from "../player/player.tsx";
import { usePlaylist } from "../player/use-playlist.ts";

type SoundPreviewProps = {
  contentId: number;
  titleLang: string | null;
  files: readonly ConvertedFile[];
};

/** The tracks of an audiobook to listen to. */
export function SoundPreview({ contentId, titleLang, files }: SoundPreviewProps) {
  const t = useTranslations("conversions.preview");
  const sounds = files.flatMap(({ track_id: id, title, status, found, preview }) =>
    id === null
      ? []
      : [
          {
            id,
            title: title ?? "",
            status,
            length: found?.duration ?? null,
            isHeard: Boolean(preview?.audio_url),
          },
        ],
  );
  const ids = sounds.flatMap(({ id, isHeard }) => (isHeard ? [id] : []));
  const { current, error, retry, playingId, toggle, playerProps } = usePlaylist(
    contentId,
    ids,
    ids[0] ?? null,
  );
  return (
    <>
      {current ? (
        <Player key={current.trackId} sound={current} titleLang={titleLang} {...playerProps} />
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <Skeleton className="h-40 rounded-lg" />
      )}
      <ol
        aria-label={t("tracks")}
        className="border-border bg-surface divide-separator divide-y rounded-lg border"
      >
        {sounds.map(({ id, title, status, length, isHeard }, index) => (
          <li key={id} className="flex min-h-12 items-center gap-2 px-2">
            <span className="text-muted min-w-6 shrink-0 text-end text-sm tabular-nums">{index + 1}</span>
            {isHeard ? (
              <PlayButton title={title} isPlaying={playingId === id} onToggle={() => toggle(id)} />
            ) : (
              <span aria-hidden className="size-9 shrink-0" />
            )}
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span lang={titleLang ?? undefined}>{title}</span>
              {isHeard ? null : (
                <span className="text-muted block text-xs">
                  {t(status === "error" ? "failedTrack" : "unreadyTrack")}
                </span>
              )}
            </span>
            <span className="text-muted text-sm tabular-nums">
              {length === null ? "–" : formatDuration(length)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
