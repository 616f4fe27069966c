import { useEffect, useState } from "react";

/** Rows of a form or with a bar are dear: so many take less than a frame. */
const PORTION = 20;

/** How many of so many rows are shown: a portion at once and the next with every frame, so that two hundred do not stop the page. */
export function useSpread(count: number): number {
  const [shown, setShown] = useState(PORTION);
  const isMore = shown < count;
  useEffect(() => {
    if (!isMore) return;
    const frame = requestAnimationFrame(() => setShown((last) => last + PORTION));
    return () => cancelAnimationFrame(frame);
  });
  return Math.min(shown, count);
}
