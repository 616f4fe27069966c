import { type RefObject, useEffect } from "react";
import { afterFrames } from "#components/ui/after-frames.ts";

const PAGE = "page";

/**
 * Where a dialog has gone together with the button that opened it, nobody has the focus: it goes to
 * `fallback`, else to the page, so that whoever works by keys goes on from there and not from the top.
 */
export function useFocusAfter(fallback: RefObject<HTMLElement | null>) {
  useEffect(
    () => () => {
      // The dialog gives the focus back one frame after it has gone, if there is anything to give it to.
      afterFrames(2, () => {
        if (document.activeElement !== document.body) return;
        (fallback.current ?? document.getElementById(PAGE))?.focus();
      });
    },
    [fallback],
  );
}
