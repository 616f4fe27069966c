import type { PageLink, Paginator } from "#lib/content/v1-schema.ts";

/** Pages shown on each side of the current one, as the published paginator does it. */
const ON_EACH_SIDE = 3;

type Page<Item> = { items: Item[]; total: number; page: number; perPage: number };

/**
 * The paginator of version 1 (contract 4). `path` is the full address of the list, `kept` the
 * parameters that every link repeats; it must not hold the token.
 */
export function paginate<Item>(
  { items, total, page, perPage }: Page<Item>,
  path: string,
  kept: URLSearchParams,
): Omit<Paginator, "data"> & { data: Item[] } {
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const urlOf = (number: number) => {
    const query = new URLSearchParams(kept);
    query.set("page", String(number));
    return `${path}?${query}`;
  };
  // A page beyond the last one leads back to pages that exist.
  const previous = page > 1 ? urlOf(Math.min(page - 1, lastPage)) : null;
  const next = page < lastPage ? urlOf(page + 1) : null;
  const offset = (page - 1) * perPage;
  return {
    current_page: page,
    data: items,
    first_page_url: urlOf(1),
    from: items.length > 0 ? offset + 1 : null,
    last_page: lastPage,
    last_page_url: urlOf(lastPage),
    links: [
      { url: previous, label: "&laquo; Previous", active: false },
      ...pageLinks(page, lastPage, urlOf),
      { url: next, label: "Next &raquo;", active: false },
    ],
    next_page_url: next,
    path,
    per_page: perPage,
    prev_page_url: previous,
    to: items.length > 0 ? offset + items.length : null,
    total,
  };
}

function pageLinks(page: number, lastPage: number, urlOf: (number: number) => string): PageLink[] {
  return shownPages(page, lastPage).flatMap((group, index) => [
    ...(index > 0 ? [{ url: null, label: "...", active: false }] : []),
    ...group.map((number) => ({ url: urlOf(number), label: number, active: number === page })),
  ]);
}

/** Runs of page numbers; a gap between two runs is shown as dots. */
function shownPages(page: number, lastPage: number): number[][] {
  if (lastPage < ON_EACH_SIDE * 2 + 8) return [range(1, lastPage)];
  const nearEdge = ON_EACH_SIDE + 4;
  const first = [1, 2];
  const last = [lastPage - 1, lastPage];
  if (page <= nearEdge) return [range(1, nearEdge + ON_EACH_SIDE), last];
  if (page > lastPage - nearEdge) return [first, range(lastPage - nearEdge - ON_EACH_SIDE + 1, lastPage)];
  return [first, range(page - ON_EACH_SIDE, page + ON_EACH_SIDE), last];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
