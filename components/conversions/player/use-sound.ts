"use client";

import { useEffect, useRef, useState } from "react";

type UseSound = {
  url: string;
  isPlaying: boolean;
  onPlayingChange: (isPlaying: boolean) => void;
  onEnded: () => void;
  /** The address is not good any more: another one is needed. */
  onExpired: () => void;
};

/**
 * An `<audio>` element that does what its surroundings say. Addresses are good for a while only: the one
 * it began with stays, so that a fresh one does not interrupt, until it fails.
 */
export function useSound({ url, isPlaying, onPlayingChange, onEnded, onExpired }: UseSound) {
  const ref = useRef<HTMLAudioElement>(null);
  const [source, setSource] = useState(url);
  const [isBroken, setBroken] = useState(false);
  const [time, setTime] = useState(0);
  const [length, setLength] = useState<number | null>(null);
  if (isBroken && url !== source) {
    setSource(url);
    setBroken(false);
  }

  useEffect(() => {
    const audio = ref.current;
    if (!audio || isBroken) return;
    if (!isPlaying) audio.pause();
    // A browser may refuse to begin by itself: the button then shows that nothing plays.
    else if (audio.paused && source) void audio.play().catch(() => onPlayingChange(false));
  }, [isPlaying, isBroken, source, onPlayingChange]);

  function seek(seconds: number) {
    setTime(seconds);
    if (ref.current) ref.current.currentTime = seconds;
  }

  const element = {
    ref,
    src: source,
    preload: "metadata",
    onTimeUpdate: () => setTime(ref.current?.currentTime ?? 0),
    onDurationChange: () => setLength(ref.current?.duration ?? null),
    onPlay: () => onPlayingChange(true),
    onPause: () => {
      if (!ref.current?.ended && !isBroken) onPlayingChange(false);
    },
    onEnded,
    onError: () => {
      setBroken(true);
      onExpired();
    },
  } as const;
  return { element, time, length: Number.isFinite(length) ? length : null, seek, isBroken };
}
