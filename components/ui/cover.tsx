"use client";

import { useState } from "react";

/** Width and height in pixels: the box is there before the picture, so that nothing shifts. */
const SIZES = { sm: [24, 36], md: [40, 60], lg: [160, 240] } as const;

type CoverProps = { url: string | null; name: string; size?: keyof typeof SIZES };

/** The cover of a title, or its initials on paper; a large one is shown whole. The name stands beside it, so it is decoration here. */
export function Cover({ url, name, size = "sm" }: CoverProps) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const [width, height] = SIZES[size];
  const box = "shrink-0 rounded-[2px] border border-border bg-surface-tertiary";
  if (url === null || url === brokenUrl)
    return (
      <span
        aria-hidden
        style={{ width, height, fontSize: Math.max(9, width / 4) }}
        className={`${box} flex select-none items-center justify-center overflow-hidden font-serif text-muted`}
      >
        {initials(name)}
      </span>
    );
  return (
    // biome-ignore lint/performance/noImgElement: covers come from the store's host at their final size.
    <img
      src={url}
      alt=""
      // A picture of the page that is dragged over it would be taken for a file.
      draggable={false}
      width={width}
      height={height}
      style={{ width, height }}
      loading="lazy"
      decoding="async"
      className={`${box} ${size === "lg" ? "object-contain" : "object-cover"}`}
      onError={() => setBrokenUrl(url)}
    />
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const long = words.filter((word) => word.length > 3);
  return (long.length > 0 ? long : words)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();
}
