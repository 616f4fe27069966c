"use client";

import { type SubmitEvent, useRef } from "react";

/**
 * A submit that does nothing while the last one is under way. A second click comes before any
 * rendering could take the button away: checking a form is not done at once.
 */
export function useOneAtATime(submit: (event?: SubmitEvent) => Promise<void>) {
  const isRunning = useRef(false);
  return async (event?: SubmitEvent) => {
    event?.preventDefault();
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      await submit(event);
    } finally {
      isRunning.current = false;
    }
  };
}
