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
  const sounds = files.flatMap(({ track_id: id, title, found, preview }) =>
    id !== null && preview?.audio_url ? [{ id, title: title ?? "", length: found?.duration ?? null }] : [],
  );
  const ids = sounds.map(({ id }) => id);
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
        {sounds.map(({ id, title, length }) => (
          <li key={id} className="flex min-h-12 items-center gap-2 px-2">
            <PlayButton title={title} isPlaying={playingId === id} onToggle={() => toggle(id)} />
            <span lang={titleLang ?? undefined} className="min-w-0 flex-1 wrap-anywhere">
              {title}
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
