import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { ApiError, isNoAnswer } from "#lib/http/api-error.ts";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes } from "#lib/routes.ts";
import { conversionHistorySchema } from "./history-schema.ts";
import { nextPollMs, SLOW_MS } from "./polling.ts";
import { isConverting } from "./schema.ts";
import { starterSchema } from "./starter-schema.ts";
import {
  type ConversionState,
  type Conversions,
  conversionStateSchema,
  watchedConversionsSchema,
} from "./state-schema.ts";

export const conversionKeys = { all: ["conversions"] as const };

function isMoving(conversions: Conversions | undefined) {
  if (!conversions) return false;
  return conversions.active.length > 0 || conversions.watched.some(isUnfinished);
}

function isUnfinished({ conversion_status }: ConversionState) {
  return isConverting(conversion_status);
}

/** Answers that a question had had when nothing moved last. */
const answersAtRest = new WeakMap<object, number>();

/** One question for all unfinished titles: those of the store, and those that this page watches. */
export function conversionsOptions(ids: string) {
  return queryOptions({
    queryKey: [...conversionKeys.all, ids],
    queryFn: async ({ signal }) => {
      const search = ids === "" ? "" : `?ids=${ids}`;
      const { data } = await callApi(apiRoutes.conversions(search), {
        schema: watchedConversionsSchema,
        signal,
      });
      return data;
    },
    placeholderData: keepPreviousData,
    refetchOnReconnect: true,
    refetchInterval: (query) => {
      const { data, error, fetchStatus, dataUpdateCount } = query.state;
      const isUnderWay = isMoving(data);
      if (!isUnderWay) answersAtRest.set(query, dataUpdateCount);
      return nextPollMs({
        isMoving: isUnderWay,
        // Somebody else may begin a conversion; what was refused once is refused again.
        restMs: error && !isNoAnswer(error) ? false : SLOW_MS,
        fetchStatus,
        answers: dataUpdateCount - (answersAtRest.get(query) ?? 0),
      });
    },
  });
}

/** Whether the title was deleted since. */
export const isGone = (error: unknown) => error instanceof ApiError && error.kind === "not_found";

const historySchema = z.object({ data: conversionHistorySchema.nullable() });

/** How the conversion of a title went, asked again while it goes on; null where the store does not tell. */
export function conversionHistoryOptions(contentId: number) {
  return queryOptions({
    queryKey: [...conversionKeys.all, "history", contentId],
    queryFn: async ({ signal }) =>
      (await callApi(apiRoutes.conversion(contentId), { schema: historySchema, signal })).data.data,
    refetchOnReconnect: true,
    refetchInterval: ({ state }) =>
      nextPollMs({
        // What is known of a title that was deleted since is the last of it.
        isMoving: isConverting(state.data?.conversion?.status) && !isGone(state.error),
        restMs: isNoAnswer(state.error) ? SLOW_MS : false,
        fetchStatus: state.fetchStatus,
        answers: state.dataUpdateCount,
      }),
  });
}

/** Addresses of what was made of a file are good for longer than this. */
export const FRESH_MS = 30 * 60_000;

/** The file of one track with the picture of its sound; null where the store does not tell. */
export function trackFileOptions(contentId: number, trackId: number) {
  return queryOptions({
    queryKey: [...conversionKeys.all, "track", contentId, trackId],
    queryFn: async ({ signal }) => {
      const url = apiRoutes.conversion(contentId, `?track_id=${trackId}`);
      const { data } = await callApi(url, { schema: historySchema, signal });
      return data.data?.files[0] ?? null;
    },
    staleTime: FRESH_MS,
  });
}

export const conversionPageSchema = z.object({
  data: z.array(conversionStateSchema),
  meta: z.object({ has_more: z.boolean() }),
});

/** What the list is asked for the titles whose conversion has ended so: the newest ones, one page. */
export function endedQuestion(outcome: "failed" | "done") {
  return {
    "filter[conversion_status]": outcome,
    include: "conversion",
    fields: Object.keys(conversionStateSchema.shape).join(","),
    sort: "-updated_at",
    per_page: "50",
  };
}

/** The titles whose conversion has ended so, newest first; one page of them. One that began and ended between two questions is found all the same. */
export function endedConversionsOptions(outcome: "failed" | "done") {
  return queryOptions({
    queryKey: [...conversionKeys.all, outcome],
    queryFn: async ({ signal }) => {
      const search = `?${new URLSearchParams(endedQuestion(outcome))}`;
      return (await callApi(apiRoutes.contentList(search), { schema: conversionPageSchema, signal })).data;
    },
    refetchOnReconnect: true,
    refetchInterval: SLOW_MS,
  });
}

const startersSchema = z.object({ data: z.array(starterSchema) });

/** The names of those who had these titles converted, by the id of the title. */
export function startersOptions(ids: readonly number[]) {
  const search = [...ids].sort((a, b) => a - b).join(",");
  return queryOptions({
    queryKey: [...conversionKeys.all, "starters", search],
    queryFn: async ({ signal }) => {
      const url = apiRoutes.conversionStarters(search);
      const { data } = await callApi(url, { schema: startersSchema, signal });
      return new Map(data.data.map(({ content_id, name }) => [content_id, name]));
    },
    placeholderData: keepPreviousData,
  });
}
