"use client";

import { Button } from "@heroui/react/button";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AudioFacts } from "#lib/conversions/history-schema.ts";
import { formatDuration } from "#lib/conversions/play-time.ts";
import { useSound } from "./use-sound.ts";
import { Waveform } from "./waveform.tsx";

/** A track that can be played. */
export type Playable = {
  trackId: number;
  title: string;
  url: string;
  audio: AudioFacts | null;
  /** Seconds; null while nobody knows. */
  length: number | null;
  /** How much of it a buyer hears before buying; null where the store does not tell. */
  sharedSeconds: number | null;
};

type PlayerProps = {
  sound: Playable;
  titleLang: string | null;
  isPlaying: boolean;
  onPlayingChange: (isPlaying: boolean) => void;
  onEnded: () => void;
  findAddress: () => Promise<string | null>;
};

const KEY_STEP_SECONDS = 5;
const WAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** Plays one track, with its sound as a picture to seek in. Give it the track as its key. */
export function Player({ sound, titleLang, isPlaying, onPlayingChange, onEnded, findAddress }: PlayerProps) {
  const t = useTranslations("conversions.player");
  const { element, time, seek, silence, ...known } = useSound({
    url: sound.url,
    isPlaying,
    onPlayingChange,
    onEnded,
    findAddress,
  });
  const length = known.length ?? sound.length ?? 0;
  const chapters = sound.audio?.chapters ?? [];
  const waveform = sound.audio?.waveform ?? [];
  const hasWaveform = waveform.length > 0;
  const named = { title: sound.title };
  return (
    <section
      aria-label={t("region")}
      className="border-border bg-surface flex flex-col gap-2 rounded-lg border p-3"
    >
      <audio {...element} />
      <div className="flex items-center gap-3">
        <Button
          isIconOnly
          variant="primary"
          aria-label={t(isPlaying ? "pause" : "play", named)}
          onPress={() => onPlayingChange(!isPlaying)}
        >
          {isPlaying ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
        </Button>
        <p lang={titleLang ?? undefined} className="min-w-0 flex-1 font-medium wrap-anywhere">
          {sound.title}
        </p>
        <p className="text-muted text-xs tabular-nums">
          {t("position", { time: formatDuration(time), length: formatDuration(length) })}
        </p>
      </div>
      <div
        className={`${hasWaveform ? "h-16" : "h-6"} has-focus-visible:outline-focus relative rounded has-focus-visible:outline-2 has-focus-visible:outline-offset-2`}
      >
        <Waveform
          points={waveform}
          share={length > 0 ? Math.min(time / length, 1) : 0}
          marks={length > 0 ? chapters.map(({ start }) => start / length).filter((mark) => mark > 0) : []}
        />
        <input
          type="range"
          aria-label={t("seek", named)}
          aria-valuetext={t("position", { time: formatDuration(time), length: formatDuration(length) })}
          min={0}
          max={Math.max(length, 1)}
          step={1}
          value={time}
          onChange={({ target }) => seek(target.valueAsNumber)}
          onKeyDown={(event) => {
            const way = WAYS[event.key];
            if (way === undefined) return;
            event.preventDefault();
            seek(Math.min(Math.max(time + way * KEY_STEP_SECONDS, 0), length));
          }}
          className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
        />
      </div>
      {silence ? (
        <p role="alert" className="text-danger-text text-sm">
          {t(silence === "lost" ? "failed" : "unplayable")}
        </p>
      ) : null}
      <SharedNote seconds={sound.sharedSeconds} />
      <Chapters chapters={chapters} lang={titleLang} onSeek={seek} />
    </section>
  );
}

function SharedNote({ seconds }: { seconds: number | null }) {
  const t = useTranslations("conversions.player");
  if (seconds === null) return null;
  return (
    <p className="text-muted text-xs">
      {seconds > 0 ? t("shared", { time: formatDuration(seconds) }) : t("notShared")}
    </p>
  );
}

type ChaptersProps = {
  chapters: AudioFacts["chapters"];
  lang: string | null;
  onSeek: (seconds: number) => void;
};

function Chapters({ chapters, lang, onSeek }: ChaptersProps) {
  const t = useTranslations("conversions.player");
  if (chapters.length === 0) return null;
  return (
    <ol aria-label={t("chapters")} className="flex max-h-32 flex-wrap gap-x-4 overflow-y-auto text-sm">
      {chapters.map(({ title, start }) => (
        <li key={`${start} ${title}`}>
          <button
            type="button"
            className="text-link inline-flex min-h-6 cursor-pointer gap-2"
            onClick={() => onSeek(start)}
          >
            <span lang={lang ?? undefined}>{title}</span>
            <span className="tabular-nums">{formatDuration(start)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
