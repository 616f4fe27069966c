import { QueryClient } from "@tanstack/react-query";
import { ApiError, type ApiErrorKind } from "./api-error.ts";

/** What may be over in a moment. A refusal stays one however often it is asked. */
const PASSING: readonly ApiErrorKind[] = ["store_unreachable", "offline"];
const MAX_RETRIES = 2;
const FRESH_MS = 5_000;

/** Whether to ask again after `failures` failures. Decided by the kind of error, never by its words. */
export function shouldRetry(failures: number, error: unknown): boolean {
  // On the server a page waits for the answer: the browser asks again by itself.
  if (typeof window === "undefined") return false;
  return error instanceof ApiError && PASSING.includes(error.kind) && failures < MAX_RETRIES;
}

/** One client for each browser tab, and one for each page rendered by the server. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Always: what cannot be sent says so, instead of waiting without a word for the network.
      queries: { retry: shouldRetry, staleTime: FRESH_MS, networkMode: "always" },
      // A write is repeated by a person, who can see whether the first one arrived.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
