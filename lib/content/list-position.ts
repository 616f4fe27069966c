/** Where a person was in the list when they opened a title, so that closing it leads back there. Kept for the tab. */
type ListPosition = { search: string; contentId: number; scrollY: number };

const KEY = "content-list-position";

/** Browser only, at the moment a row is opened. */
export function rememberListPosition(contentId: number) {
  const position: ListPosition = { search: window.location.search, contentId, scrollY: window.scrollY };
  sessionStorage.setItem(KEY, JSON.stringify(position));
}

/** Browser only; null when no title has been opened from the list in this tab. */
export function readListPosition(): ListPosition | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as ListPosition);
}

/** Once the place is found again; the search stays, for links that lead back. */
export function forgetListRow() {
  const position = readListPosition();
  if (position) sessionStorage.setItem(KEY, JSON.stringify({ ...position, contentId: 0 }));
}
