"use client";

import { useEffect } from "react";
import { hasFiles } from "./has-files.ts";

/** Beside a place that takes files, a drop does nothing: the browser would open the file in place of the page. */
export function DropGuard() {
  useEffect(() => {
    const listening = new AbortController();
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    };
    for (const name of ["dragover", "drop"] as const)
      window.addEventListener(name, refuse, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return null;
}
