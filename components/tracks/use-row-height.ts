import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 48rem)";
/** Pixels, with the line below. On a phone the row has three lines. */
const ROW_HEIGHT = { wide: 49, narrow: 111 };

/** How high a row will be: the list lays its rows out by this before it has measured them. */
export function useRowHeight(): number {
  const isWide = useSyncExternalStore(
    subscribe,
    () => matchMedia(WIDE).matches,
    () => true,
  );
  return isWide ? ROW_HEIGHT.wide : ROW_HEIGHT.narrow;
}

function subscribe(onChange: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
