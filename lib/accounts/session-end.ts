import type { MutationCache, QueryCache } from "@tanstack/react-query";
import { isSignedOut } from "#lib/http/api-error.ts";

type Action = { type: string; error?: unknown; manual?: boolean };

/** Notices when whoever asks is no longer signed in, and when they are again, be it in another tab. */
export function createSessionEnd(queries: QueryCache, mutations: MutationCache) {
  let isEnded = false;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    if (next === isEnded) return;
    isEnded = next;
    for (const listener of listeners) listener();
  };
  const hear = ({ type, error, manual }: Action) => {
    if ((type === "failed" || type === "error") && isSignedOut(error)) set(true);
    if (type === "success" && !manual) set(false);
  };
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      const stops = [
        queries.subscribe((event) => event.type === "updated" && hear(event.action)),
        mutations.subscribe((event) => event.type === "updated" && hear(event.action)),
      ];
      return () => {
        listeners.delete(listener);
        for (const stop of stops) stop();
      };
    },
    read: () => isEnded,
    /** What asks in its own way has heard of it. */
    tell: () => set(true),
  };
}
