/** Orders of tracks, as lists of ids. Pure: a drag, a key, a button, a typed position and a sort all end here. */

/** Moves `id` so that it stands at `position` (1-based); a position outside the list means its nearest end. */
export function moveToPosition(order: readonly number[], id: number, position: number): number[] {
  const rest = order.filter((other) => other !== id);
  if (rest.length === order.length) return [...order];
  const index = Math.min(Math.max(Math.round(position) - 1, 0), rest.length);
  return rest.toSpliced(index, 0, id);
}

/** Moves `ids`, in the order in which they stand, before or after `target`. */
export function moveBeside(
  order: readonly number[],
  ids: ReadonlySet<number>,
  target: number,
  side: "before" | "after",
): number[] {
  if (ids.has(target)) return [...order];
  const moved = order.filter((id) => ids.has(id));
  const rest = order.filter((id) => !ids.has(id));
  const index = rest.indexOf(target);
  if (index === -1) return [...order];
  return rest.toSpliced(side === "before" ? index : index + 1, 0, ...moved);
}

/** Orders by title as people count: "Track 2" before "Track 10". Equal titles keep their places. */
export function sortByTitle(tracks: readonly { id: number; title: string }[], locale: string): number[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return tracks.toSorted((one, other) => collator.compare(one.title, other.title)).map(({ id }) => id);
}

export function isSameOrder(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
