import { useEffect, useRef, useState } from "react";

/**
 * Text that is typed now and committed after a pause. A value that changes from elsewhere (the back
 * button, "clear filters") replaces what is typed; the echo of our own commit does not.
 */
export function useDebouncedText(
  value: string,
  commit: (text: string) => void,
  pauseMs: number,
): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    // Whoever follows a link is leaving: a commit after that would change this page's address and call them back.
    const forget = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) clearTimeout(timer.current);
    };
    document.addEventListener("click", forget, { capture: true });
    return () => {
      document.removeEventListener("click", forget, { capture: true });
      clearTimeout(timer.current);
    };
  }, []);

  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(next);
      commit(next);
    }, pauseMs);
  };
  return [text, type];
}
