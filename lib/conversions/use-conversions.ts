"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { z } from "zod";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes } from "#lib/routes.ts";
import { conversionKeys, conversionsOptions } from "./queries.ts";
import type { RetryConversion } from "./retry-schema.ts";
import type { ConversionState } from "./state-schema.ts";
import { watchedIds } from "./watched-ids.ts";

/** All that is being converted now. Every caller shares one query and one timer. */
export function useConversions() {
  const ids = useSyncExternalStore(watchedIds.subscribe, watchedIds.read, () => "");
  return useQuery(conversionsOptions(ids));
}

const NOTHING_LIVE: ReadonlyMap<number, ConversionState> = new Map();
const never = () => () => {};

/**
 * The live state of `ids`, while it is on the page. Name only titles that are not final. Empty while the
 * page becomes alive: the frame is alive before its page and may have asked by then, and what the server
 * has drawn of the page knows nothing of that answer.
 */
export function useWatchedConversions(ids: readonly number[]): ReadonlyMap<number, ConversionState> {
  const wanted = ids.join(",");
  useEffect(() => watchedIds.add(wanted === "" ? [] : wanted.split(",").map(Number)), [wanted]);
  const { data } = useConversions();
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isAlive) return NOTHING_LIVE;
  return new Map([...(data?.active ?? []), ...(data?.watched ?? [])].map((state) => [state.id, state]));
}

/** Which of the watched `ids` the store has no more, joined by commas: deleted while they were on the page. */
export function useGoneTitles(ids: readonly number[]): string {
  const { data } = useConversions();
  return ids.filter((id) => data?.gone.includes(id)).join(",");
}

type Retry = RetryConversion & { contentId: number };

/** Starts a deferred conversion, or a failed one again, with another file where one is given (contract 3.6). */
export function useRetryConversion() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contentId, ...asked }: Retry) => {
      const body = Object.keys(asked).length > 0 ? asked : undefined;
      return callApi(apiRoutes.conversion(contentId), { method: "POST", body, schema: z.unknown() });
    },
    // What was at rest moves again, so that the polling has to begin anew.
    onSettled: () => client.invalidateQueries({ queryKey: conversionKeys.all }),
  });
}
