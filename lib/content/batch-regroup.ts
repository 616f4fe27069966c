import type { LookedAt } from "#lib/uploads/look-at.ts";
import type { AutofillValues } from "./autofill.ts";
import { type BatchPlan, type PlannedFile, type PlannedTitle, planBatch } from "./batch-plan.ts";

/** A plan under review, and the titles as they were when their sound was last grouped the other way. */
export type Grouping = { plan: BatchPlan; isOneEach: boolean; aside: readonly PlannedTitle[] };

/** What was typed in a form goes with the one audiobook that its files become; with several titles, none of it. */
export function firstGrouping(files: readonly LookedAt[], typed: AutofillValues = {}): Grouping {
  const plan = planBatch(files);
  const { name, ...rest } = typed;
  const named = name === undefined ? {} : { name, isTyped: true };
  const titles = isOneAudiobook(plan)
    ? plan.titles.map((only) => ({ ...only, ...named, typed: rest }))
    : plan.titles;
  return { plan: { ...plan, titles }, isOneEach: false, aside: [] };
}

/** Whether it makes a difference if each sound becomes a title. */
export const isGroupable = (files: readonly LookedAt[]) =>
  planBatch(files).titles.length < planBatch(files, { isOneEach: true }).titles.length;

export const isOneAudiobook = ({ titles: [only, ...others] }: BatchPlan) =>
  only?.fileType === "audio" && others.length === 0;

/**
 * Groups the sound files the other way. What was left out stays out; what was typed, and the order that tracks were
 * put in, come along, or come back; a title that is the same either way is not touched.
 */
export function regroup(files: readonly LookedAt[], last: Grouping, isOneEach: boolean): Grouping {
  const { titles } = last.plan;
  const plan = planBatch(files, { isOneEach });
  const places = new Map(titles.flatMap((title) => title.files).map(({ key }, place) => [key, place]));
  const sources = new Map(titles.flatMap((title) => title.files.map(({ key }) => [key, title] as const)));
  const sameKey = new Map([...last.aside, ...titles].map((title) => [title.key, title]));
  const next = plan.titles.flatMap((fresh) => {
    const known = sameKey.get(fresh.key) ?? fresh;
    if (titles.includes(known)) return known;
    return carry({ fresh, known, sources });
  });
  const placeOf = ({ files: [first] }: PlannedTitle) => places.get(first?.key ?? "") ?? 0;
  const inPlace = next.toSorted((one, other) => placeOf(one) - placeOf(other));
  return { plan: { ...plan, titles: inPlace }, isOneEach, aside: titles };
}

type Carried = { fresh: PlannedTitle; known: PlannedTitle; sources: ReadonlyMap<string, PlannedTitle> };

function carry({ fresh, known, sources }: Carried): PlannedTitle[] {
  const planned = new Map(fresh.files.map(({ key, title }) => [key, title]));
  const files = known.files.flatMap(({ key }): PlannedFile[] => {
    const source = sources.get(key);
    const now = source?.files.find((file) => file.key === key);
    if (!source || !now) return [];
    // The name that a sound got as a title of its own is what it is called among others.
    const isNamed = source.isTyped && source.files.length === 1 && now.title === planned.get(key);
    return [{ ...now, title: isNamed ? source.name : now.title }];
  });
  const [first] = files;
  if (!first) return [];
  const without = sources.get(first.key)?.without ?? known.without;
  return [{ ...known, ...namesOf(known, first), without, files }];
}

/** A title that is called as its only track goes on being called so. */
function namesOf({ name, isTyped, files: [only, ...others] }: PlannedTitle, { title }: PlannedFile) {
  const isAlike = others.length === 0 && only?.title === name;
  return isAlike && title !== name ? { name: title, isTyped: true } : { name, isTyped };
}
