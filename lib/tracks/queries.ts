import {
  mutationOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { z } from "zod";
import { isNoAnswer } from "#lib/http/api-error.ts";
import { callApi } from "#lib/http/call.ts";
import { useSubmissionKeys } from "#lib/http/submission-key.ts";
import { apiRoutes } from "#lib/routes.ts";
import { nextPollMs, SLOW_MS } from "../conversions/polling.ts";
import { isConverting } from "../conversions/schema.ts";
import { type AddTrack, type Track, trackListSchema, trackSchema, type UpdateTrack } from "./schema.ts";

/** Tracks of one title in order, with the ETag of the list. */
export type TrackList = { tracks: Track[]; etag: string | null };

const oneTrackSchema = z.object({ data: trackSchema });

export const trackKeys = {
  all: ["tracks"] as const,
  list: (contentId: string) => ["tracks", contentId] as const,
  order: (contentId: string) => ["tracks", contentId, "order"] as const,
  change: (contentId: string) => ["tracks", contentId, "change"] as const,
};

/** The tracks of a title. Asked again by itself while one of them is being converted. */
export function trackListOptions(contentId: string) {
  return queryOptions({
    queryKey: trackKeys.list(contentId),
    queryFn: async ({ signal }): Promise<TrackList> => {
      const { data, etag } = await callApi(apiRoutes.tracks(contentId), { schema: trackListSchema, signal });
      return { tracks: data.data, etag };
    },
    refetchInterval: ({ state }) => {
      const moving = state.data?.tracks.some((track) => isConverting(track.conversion_status)) ?? false;
      return nextPollMs({
        isMoving: moving,
        restMs: isNoAnswer(state.error) ? SLOW_MS : false,
        fetchStatus: state.fetchStatus,
        answers: state.dataUpdateCount,
      });
    },
  });
}

function arrange(list: TrackList, order: readonly number[]): TrackList {
  const place = new Map(order.map((id, index) => [id, index]));
  const tracks = list.tracks
    .toSorted((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity))
    .map((track, index) => (track.order === index + 1 ? track : { ...track, order: index + 1 }));
  return { ...list, tracks };
}

/**
 * Writes a whole order. The list shows it at once; one request at a time goes out for each title
 * (mutation scope), and a failure rolls back only if no later move waits behind it.
 */
export function reorderOptions(client: QueryClient, contentId: string) {
  const listKey = trackKeys.list(contentId);
  const isLast = () => client.isMutating({ mutationKey: trackKeys.order(contentId) }) === 1;
  return mutationOptions({
    mutationKey: trackKeys.order(contentId),
    scope: { id: `tracks-${contentId}` },
    mutationFn: async (order: number[]) => {
      const ifMatch = client.getQueryData<TrackList>(listKey)?.etag ?? undefined;
      return callApi(apiRoutes.trackOrder(contentId), {
        method: "PUT",
        body: { order },
        ifMatch,
        schema: trackListSchema,
      });
    },
    onMutate: async (order) => {
      await client.cancelQueries({ queryKey: listKey, exact: true });
      const before = client.getQueryData<TrackList>(listKey);
      if (before) client.setQueryData<TrackList>(listKey, arrange(before, order));
      return { before };
    },
    onSuccess: ({ data, etag }) => {
      client.setQueryData<TrackList>(listKey, (list) =>
        list && !isLast() ? { ...list, etag } : { tracks: data.data, etag },
      );
    },
    onError: (_error, _order, context) => {
      if (!isLast() || !context?.before) return;
      client.setQueryData(listKey, context.before);
      return client.invalidateQueries({ queryKey: listKey, exact: true });
    },
  });
}

function useTrackMutation<Input, Result>(contentId: string, mutationFn: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: trackKeys.change(contentId),
    scope: { id: `tracks-${contentId}` },
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: trackKeys.list(contentId), exact: true }),
  });
}

/** The ETag of the list that is shown when a change begins; what was done to it since is not to be undone unseen. */
function useListEtag(contentId: string) {
  const client = useQueryClient();
  return () => client.getQueryData<TrackList>(trackKeys.list(contentId))?.etag ?? undefined;
}

export function useAddTrack(contentId: string) {
  const keys = useSubmissionKeys();
  return useTrackMutation(contentId, async (body: AddTrack) => {
    const idempotencyKey = keys.keyOf(body);
    const url = apiRoutes.tracks(contentId);
    const added = await callApi(url, { method: "POST", body, idempotencyKey, schema: oneTrackSchema });
    keys.done();
    return added;
  });
}

export function useRenameTrack(contentId: string) {
  const ifMatch = useListEtag(contentId);
  return useTrackMutation(contentId, ({ id, ...body }: UpdateTrack & { id: number }) =>
    callApi(apiRoutes.track(contentId, id), {
      method: "PUT",
      body,
      ifMatch: ifMatch(),
      schema: oneTrackSchema,
    }),
  );
}

export function useDeleteTrack(contentId: string) {
  const ifMatch = useListEtag(contentId);
  return useTrackMutation(contentId, (trackId: number) =>
    callApi(apiRoutes.track(contentId, trackId), {
      method: "DELETE",
      ifMatch: ifMatch(),
      schema: z.undefined(),
    }),
  );
}
