import "server-only";
import { cache } from "react";
import type { Content, ContentPage } from "#lib/content/schema.ts";
import type { ContentApi, Tagged } from "#lib/upstream/content-api.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";
import { isContentId } from "./ids.ts";
import { readListQuery } from "./list-query.ts";
import { contentApi } from "./store.ts";

/** One page of the list, for pages; `search` in the words of version 3. Throws UpstreamError. */
export function loadContentList(search: URLSearchParams): Promise<ContentPage> {
  return listThrough(contentApi(), search);
}

/** One page whose links are bare cursors; the address of the store is not the browser's business. */
export async function listThrough(api: ContentApi, search: URLSearchParams): Promise<ContentPage> {
  const page = await api.list(readListQuery(search));
  const { next, prev } = page.links;
  return { ...page, links: { next: cursorOf(next), prev: cursorOf(prev) } };
}

/** The store gives a whole address or the bare token; both are a cursor (contract 3.2). */
function cursorOf(link: string | null): string | null {
  return link !== null && URL.canParse(link) ? new URL(link).searchParams.get("cursor") : link;
}

/** One title with all its blocks, for pages; null when there is none. Read once for a layout and its page. Throws UpstreamError. */
export const loadContent = cache(async (id: string): Promise<Tagged<Content> | null> => {
  if (!isContentId(id)) return null;
  return orNull(contentApi().get(id));
});

/** Reads "there is none" as null, so that a page can answer with notFound(). */
export async function orNull<Data>(reading: Promise<Data>): Promise<Data | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === "not_found") return null;
    throw error;
  }
}
