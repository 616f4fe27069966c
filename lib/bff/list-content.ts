import "server-only";
import type { ContentPage } from "#lib/content/schema.ts";
import { cursorOf } from "#lib/content/search-params.ts";
import type { ContentApi } from "#lib/upstream/content-api.ts";

const PARAMETERS = ["per_page", "cursor", "sort", "include", "fields"];
const FILTERS = [
  "query",
  "external_id",
  "id",
  "file_type",
  "lang",
  "conversion_status",
  "author",
  "publisher",
  "collection",
  "category",
  "missing",
];
const DATE_FILTERS = ["created_at", "updated_at"];

const KNOWN: ReadonlySet<string> = new Set([
  ...PARAMETERS,
  ...FILTERS.map((name) => `filter[${name}]`),
  ...DATE_FILTERS.flatMap((name) => [`filter[${name}][from]`, `filter[${name}][to]`]),
]);

const MAX_VALUE_LENGTH = 4_000;

/**
 * The parameters of contract 3.2 and no others: whatever else an address carries, a token above
 * all, stays on this side. Each counts once, so that no parser downstream reads another value.
 */
function readListQuery(search: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of search) {
    if (KNOWN.has(name) && value !== "" && value.length <= MAX_VALUE_LENGTH) query.set(name, value);
  }
  return query;
}

/** One page whose links are bare cursors; the address of the store is not the browser's business. */
export async function listThrough(api: ContentApi, search: URLSearchParams): Promise<ContentPage> {
  const page = await api.list(readListQuery(search));
  const { next, prev } = page.links;
  return { ...page, links: { next: cursorOf(next), prev: cursorOf(prev) } };
}
