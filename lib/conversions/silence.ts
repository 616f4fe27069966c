import type { Query, QueryCache } from "@tanstack/react-query";
import { isNoAnswer } from "#lib/http/api-error.ts";
import { conversionKeys } from "./queries.ts";

/** One that fails is no news: the next one mostly gets through. */
const NEWS_MISSES = 2;
const NEWS_MS = 10_000;
const LOOK_MS = 1_000;

/** `askedAt` is of the first question since the last answer. */
type Unanswered = { misses: number; askedAt: number };

/**
 * Notices when what is asked about conversions again and again gets no answer any more. `read` tells
 * since when, in ms: the moment of the last answer; null while answers come.
 */
export function createSilence(cache: QueryCache, now: () => number = Date.now) {
  const unanswered = new Map<Query, Unanswered>();
  /** What was told of the silence that lasts: one question after another joins it, and it stays one. */
  let told: number | null = null;

  function listen({ type, query, ...event }: Parameters<Parameters<QueryCache["subscribe"]>[0]>[0]) {
    if (query.queryKey[0] !== conversionKeys.all[0]) return;
    if (type === "removed") unanswered.delete(query);
    if (type !== "updated" || !("action" in event)) return;
    const { action } = event;
    const before = unanswered.get(query) ?? { misses: 0, askedAt: now() };
    if (action.type === "fetch") unanswered.set(query, before);
    if (action.type === "success") unanswered.delete(query);
    if (action.type !== "failed" && action.type !== "error") return;
    if (isNoAnswer(action.error)) unanswered.set(query, { ...before, misses: before.misses + 1 });
    else unanswered.delete(query);
  }

  function isSilent(query: Query, { misses, askedAt }: Unanswered): boolean {
    const isRepeated = query.observers.some(({ options }) => Boolean(options.refetchInterval));
    if (!query.isActive() || !isRepeated) return false;
    return misses >= NEWS_MISSES || (query.state.fetchStatus === "fetching" && now() - askedAt >= NEWS_MS);
  }

  return {
    subscribe(listener: () => void) {
      const stop = cache.subscribe(listen);
      const timer = setInterval(listener, LOOK_MS);
      return () => {
        stop();
        clearInterval(timer);
        unanswered.clear();
      };
    },
    read(): number | null {
      const silent = [...unanswered].filter(([query, state]) => isSilent(query, state));
      told = silent.length === 0 ? null : (told ?? lastAnswer(silent.map(([query]) => query)));
      return told;
    },
  };

  function lastAnswer(silent: readonly Query[]): number | null {
    const answers = (queries: readonly Query[]) =>
      queries.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0);
    const own = answers(silent);
    if (own.length > 0) return Math.min(...own);
    // Nothing has answered this very question yet: what is shown is of the one before.
    const any = answers(cache.findAll({ queryKey: conversionKeys.all }));
    return any.length > 0 ? Math.max(...any) : null;
  }
}
