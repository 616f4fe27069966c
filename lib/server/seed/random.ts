export type Random = ReturnType<typeof createRandom>;

/** Numbers that look random and are the same every time for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    /** A whole number from 0, always less than `limit`. */
    below,
    between: (least: number, most: number) => least + below(most - least + 1),
    chance: (probability: number) => next() < probability,
    pick: <T>(list: readonly T[]): T => at(list, below(list.length)),
    /** The first ones come up far more often than the last ones, as authors and subjects do. */
    pickUneven: <T>(list: readonly T[]): T => at(list, Math.floor(next() ** 2 * list.length)),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError("There is nothing to pick from.");
  return item;
}
