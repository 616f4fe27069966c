import type { LookedAt } from "#lib/uploads/look-at.ts";

/**
 * Sound without an album that is the parts of one thing, each with the word for it: what is numbered without a gap,
 * by its tags or at the beginning of its names, else what differs by nothing but a number in its name.
 */
export function seriesOf(sounds: readonly LookedAt[]): ReadonlyMap<LookedAt, string> {
  const inOrder = sounds.filter((sound) => placeIn(sound) !== null);
  const isOne = inOrder.length > 1 && isWithoutGap(inOrder.map((sound) => placeIn(sound) ?? 0));
  const rest = isOne ? sounds.filter((sound) => !inOrder.includes(sound)) : sounds;
  const alike = [...Map.groupBy(rest, patternOf)].filter(
    ([pattern, some]) => pattern.includes(NUMBER) && areApart(some),
  );
  const series = [...(isOne ? [["", inOrder] as const] : []), ...alike];
  return new Map(series.flatMap(([word, some]) => some.map((sound) => [sound, word] as const)));
}

const NUMBER = "#";

const nameOf = ({ file }: LookedAt) => file.name.replace(/\.[a-z0-9]{1,5}$/i, "").toLowerCase();

const patternOf = (sound: LookedAt) => nameOf(sound).replaceAll(NUMBER, "").replace(/\d+/g, NUMBER);

/** Four digits are a year, or a title. */
function placeIn(sound: LookedAt): number | null {
  const [, number] = nameOf(sound).match(/^(\d{1,3})(?!\d)/) ?? [];
  return sound.tags?.track ?? (number ? Number(number) : null);
}

function isWithoutGap(places: readonly number[]) {
  return new Set(places).size === places.length && Math.max(...places) - Math.min(...places) < places.length;
}

function areApart(sounds: readonly LookedAt[]) {
  return sounds.length > 1 && new Set(sounds.map(nameOf)).size === sounds.length;
}
