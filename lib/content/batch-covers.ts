import type { LookedAt } from "#lib/uploads/look-at.ts";
import { type PlannedTitle, placeOf } from "./batch-plan.ts";

/** `lone` are pictures that belong to no title. */
export type PairedCovers = { covers: ReadonlyMap<string, File>; lone: LookedAt[] };

/**
 * Which picture is the cover of which title, by its key: where one picture lies with the files of one title, and
 * where there is but one of each. Of several pictures, or of several titles, nobody knows which belongs to which.
 */
export function pairCovers(titles: readonly PlannedTitle[], pictures: readonly LookedAt[]): PairedCovers {
  const inPlace = Map.groupBy(titles, placeOfTitle);
  const isOnlySound = titles.every(({ fileType }) => fileType === "audio");
  const isOneOfEach = titles.length === 1 && pictures.length === 1;
  const pairs = [...Map.groupBy(pictures, placeOf)].flatMap(([place, [picture, ...more]]) => {
    const [only, ...others] = isOneOfEach ? titles : (inPlace.get(place) ?? []);
    // What lies in no folder was not put together by anybody, unless all of it is sound.
    const isTogether = place !== "" || isOnlySound || isOneOfEach;
    return only && picture && isTogether && others.length + more.length === 0 ? [{ only, picture }] : [];
  });
  const used = new Set(pairs.map(({ picture }) => picture));
  return {
    covers: new Map(pairs.map(({ only, picture }) => [only.key, picture.file])),
    lone: pictures.filter((picture) => !used.has(picture)),
  };
}

export function withCovers(titles: readonly PlannedTitle[], covers: PairedCovers["covers"]): PlannedTitle[] {
  return titles.map((title) => ({ ...title, cover: covers.get(title.key) ?? null }));
}

function placeOfTitle({ files: [first] }: PlannedTitle): string {
  const path = first?.path ?? "";
  return placeOf({ folder: path.slice(0, path.lastIndexOf("/")) });
}
