"use client";

import { useTranslations } from "next-intl";
import { formatDuration } from "#lib/conversions/play-time.ts";
import { PlayButton } from "../player/play-button.tsx";
import { Player } from "../player/player.tsx";
import { usePlaylist } from "../player/use-playlist.ts";

type SoundPreviewProps = { contentId: number; titleLang: string | null };

/** The tracks of an audiobook to listen to. */
export function SoundPreview({ contentId, titleLang }: SoundPreviewProps) {
  const t = useTranslations("conversions.preview");
  const { sounds, current, playingId, toggle, playerProps } = usePlaylist(contentId);
  const shown = current ?? sounds[0];
  if (!shown) return null;
  const props = playerProps(sounds.map(({ trackId }) => trackId));
  return (
    <>
      <Player
        key={shown.trackId}
        sound={shown}
        titleLang={titleLang}
        {...props}
        isPlaying={playingId === shown.trackId}
        onPlayingChange={(isPlaying) => {
          if (isPlaying !== (playingId === shown.trackId)) toggle(shown.trackId);
        }}
      />
      <ol
        aria-label={t("tracks")}
        className="border-border bg-surface divide-separator divide-y rounded-lg border"
      >
        {sounds.map(({ trackId, title, length }) => (
          <li key={trackId} className="flex min-h-12 items-center gap-2 px-2">
            <PlayButton title={title} isPlaying={playingId === trackId} onToggle={() => toggle(trackId)} />
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
