"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";

/**
 * Read out and not seen. It stands beside the page and not in it: a dialog that has not closed yet makes the page
 * under it silent.
 */
export function Announcement({ text }: { text: string }) {
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  if (!isThere) return null;
  return createPortal(
    <p role="status" data-live-announcer className="sr-only">
      {text}
    </p>,
    document.body,
  );
}
