"use client";

import { Button } from "@heroui/react/button";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";

type PlayButtonProps = { title: string; isPlaying: boolean; onToggle: () => void };

/** Plays a track of a list, or holds it. */
export function PlayButton({ title, isPlaying, onToggle }: PlayButtonProps) {
  const t = useTranslations("conversions.player");
  return (
    <Button
      isIconOnly
      size="sm"
      variant="ghost"
      aria-label={t(isPlaying ? "pause" : "play", { title })}
      onPress={onToggle}
    >
      {isPlaying ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
    </Button>
  );
}
