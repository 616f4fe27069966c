import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes } from "#lib/routes.ts";
import { type ContentRowPage, contentRowPageSchema } from "./row-schema.ts";
import { contentSchema } from "./schema.ts";
import { type ContentListParams, listQuestions } from "./search-params.ts";

export const contentKeys = {
  all: ["content"] as const,
  lists: () => ["content", "list"] as const,
  list: (params: ContentListParams) => ["content", "list", params] as const,
  one: (id: string) => ["content", "one", id] as const,
};

/** Asks the questions of a search one after the other, through whatever door, until one has hits. */
export async function readContentList(
  params: ContentListParams,
  ask: (question: URLSearchParams) => Promise<ContentRowPage>,
): Promise<ContentRowPage> {
  let page: ContentRowPage | undefined;
  for (const question of listQuestions(params)) {
    page = await ask(question);
    if (page.data.length > 0) break;
  }
  return page ?? { data: [], links: { next: null, prev: null }, meta: { has_more: false } };
}

/** One page of the list. While another search is loading, the rows of the last one stay. */
export function contentListOptions(params: ContentListParams) {
  return queryOptions({
    queryKey: contentKeys.list(params),
    queryFn: ({ signal }) =>
      readContentList(params, async (question) => {
        const url = apiRoutes.contentList(`?${question}`);
        return (await callApi(url, { schema: contentRowPageSchema, signal })).data;
      }),
    placeholderData: keepPreviousData,
  });
}

/** An answer that holds one title. */
export const oneContentSchema = z.object({ data: contentSchema });

/** One title with all its blocks and the ETag that a save must still find (contract 3.3). */
export function contentOptions(id: string) {
  return queryOptions({
    queryKey: contentKeys.one(id),
    queryFn: async ({ signal }) => {
      const { data, etag } = await callApi(apiRoutes.content(id), { schema: oneContentSchema, signal });
      return { data: data.data, etag };
    },
  });
}

/** `etag`: the state that the person saw; what was changed since is not deleted unseen. */
type Deletion = { id: number; etag?: string | null };

/** Deletes a title. It leaves every list at once and comes back when the store refuses. */
export function useDeleteContent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, etag }: Deletion) =>
      callApi(apiRoutes.content(id), { method: "DELETE", ifMatch: etag ?? undefined, schema: z.undefined() }),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey: contentKeys.lists() });
      client.setQueriesData<ContentRowPage>({ queryKey: contentKeys.lists() }, (page) =>
        page ? { ...page, data: page.data.filter((row) => row.id !== id) } : page,
      );
    },
    onSettled: (_answer, _error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: contentKeys.lists() }),
        client.removeQueries({ queryKey: contentKeys.one(String(id)) }),
      ]),
  });
}

/** Brings a deleted title back (contract 3.3, extension). */
export function useRestoreContent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      callApi(apiRoutes.restoreContent(id), { method: "POST", schema: oneContentSchema }),
    onSettled: () => client.invalidateQueries({ queryKey: contentKeys.lists() }),
  });
}
