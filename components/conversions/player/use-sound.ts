"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

type UseSound = {
  url: string;
  isPlaying: boolean;
  onPlayingChange: (isPlaying: boolean) => void;
  onEnded: () => void;
  /** Asks for the address that is good now; null where there is no answer. */
  findAddress: () => Promise<string | null>;
};
/** Why nothing is heard: the line, or a kind of sound that this browser does not know. */
type Silence = "lost" | "unplayable";

/**
 * An `<audio>` element that does what its surroundings say. Addresses are good for a while only: the one
 * it began with stays, so that a fresh one does not interrupt, until it fails.
 */
export function useSound({ url, isPlaying, onPlayingChange, onEnded, findAddress }: UseSound) {
  const ref = useRef<HTMLAudioElement>(null);
  const [source, setSource] = useState(url);
  const [isBroken, setBroken] = useState(false);
  const [silence, setSilence] = useState<Silence | null>(null);
  const [time, setTime] = useState(0);
  const [length, setLength] = useState<number | null>(null);
  if (isBroken && url !== source) {
    setSource(url);
    setBroken(false);
    setSilence(null);
  }

  /** Which address has been tried twice, and whether the silence has been met with a pause since. */
  const repeated = useRef<string | null>(null);
  const hasRested = useRef(false);
  const again = useEffectEvent(() => {
    repeated.current = null;
    hasRested.current = false;
    setSilence(null);
    setBroken(false);
    ref.current?.load();
  });
  useEffect(() => {
    if (silence !== "lost") return;
    const onLine = () => again();
    window.addEventListener("online", onLine);
    return () => window.removeEventListener("online", onLine);
  }, [silence]);

  useEffect(() => {
    const audio = ref.current;
    if (!audio || isBroken) {
      if (silence && !isPlaying) hasRested.current = true;
      // Whoever presses again wants it tried again.
      else if (silence === "lost" && hasRested.current) again();
      else if (silence) onPlayingChange(false);
      return;
    }
    if (!isPlaying) audio.pause();
    // A browser may refuse to begin by itself: the button then shows that nothing plays.
    else if (audio.paused && source)
      void audio
        .play()
        .catch((error: DOMException) => error.name === "NotAllowedError" && onPlayingChange(false));
  }, [isPlaying, isBroken, silence, source, onPlayingChange]);

  function seek(seconds: number) {
    setTime(seconds);
    if (ref.current) ref.current.currentTime = seconds;
  }

  async function explain() {
    setBroken(true);
    const isLost = ref.current?.error?.code === MediaError.MEDIA_ERR_NETWORK;
    const fresh = await findAddress();
    if (fresh === null) return setSilence("lost");
    // Another address, or the same once more, is tried before anything is said.
    if (fresh !== source) return;
    if (repeated.current === source) return setSilence(isLost ? "lost" : "unplayable");
    repeated.current = source;
    setBroken(false);
    ref.current?.load();
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
    onError: () => void explain(),
  } as const;
  return { element, time, length: Number.isFinite(length) ? length : null, seek, silence };
}
