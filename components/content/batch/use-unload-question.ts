import { useEffect } from "react";

/** Has the browser ask before the tab is closed or loaded anew, as long as something would be lost. */
export function useUnloadQuestion(isWanted: boolean) {
  useEffect(() => {
    if (!isWanted) return;
    const asking = new AbortController();
    // A function of its own for each use: of one that several add, the first to go would take it from all.
    const ask = (event: BeforeUnloadEvent) => {
      if (!asking.signal.aborted) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask, { signal: asking.signal });
    return () => asking.abort();
  }, [isWanted]);
}
