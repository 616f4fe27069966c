import "server-only";
import { cache } from "react";
import type { Content, ContentPage } from "#lib/content/schema.ts";
import type { Tagged } from "#lib/upstream/content-api.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";
import { isContentId } from "./ids.ts";
import { listThrough } from "./list-content.ts";
import { requireAccount } from "./session.ts";
import { contentApi } from "./store.ts";

/** One page of the list, for pages; `search` in the words of version 3. Throws UpstreamError. */
export async function loadContentList(search: URLSearchParams): Promise<ContentPage> {
  await requireAccount();
  return listThrough(contentApi(), search);
}

/**
 * One title with all its blocks, for pages; null when there is none. Read once for each page, however
 * many of its parts ask. Nobody who is not signed in gets an answer, whatever part asks first.
 * Throws UpstreamError.
 */
export const loadContent = cache(async (id: string): Promise<Tagged<Content> | null> => {
  await requireAccount();
  if (!isContentId(id)) return null;
  try {
    return await contentApi().get(id);
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === "not_found") return null;
    throw error;
  }
});
