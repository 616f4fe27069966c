import { type RefObject, useLayoutEffect } from "react";
import { afterFrames } from "#components/ui/after-frames.ts";

const PAGE = "page";

/**
 * Whoever has the focus on `control` when it goes with the state it belonged to goes on from
 * `fallback`, else from the section around it, else from the page.
 */
export function useFocusWhenGone(
  control: RefObject<HTMLElement | null>,
  fallback: RefObject<HTMLElement | null>,
) {
  useLayoutEffect(() => {
    const element = control.current;
    return () => {
      if (element === null || document.activeElement !== element) return;
      // By now the fallback has gone too, if all around it goes.
      const places = [fallback.current, element.closest("section")];
      afterFrames(1, () => {
        if (document.activeElement !== document.body) return;
        const place = places.find((one) => one?.isConnected) ?? document.getElementById(PAGE);
        place?.focus();
      });
    };
  }, [control, fallback]);
}
