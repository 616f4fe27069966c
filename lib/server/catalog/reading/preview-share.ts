import { canCutSound } from "../../files/cut-sound.ts";

const SHARE = 0.1;
const MIN_SECONDS = 60;
const MAX_SECONDS = 90;
/** A page of print in characters of markup: the bounds are those of page pictures (contract 3.9). */
export const PAGE_CHARACTERS = 2_000;
const MIN_CHARACTERS = 5 * PAGE_CHARACTERS;
const MAX_CHARACTERS = 40 * PAGE_CHARACTERS;

/** A tenth within bounds, and never more than half: no preview gives a short book away. */
function shareOf(total: number, least: number, most: number): number {
  return Math.min(total / 2, most, Math.max(least, total * SHARE));
}

/** How many of the page pictures that were made a buyer sees before buying: none of a book of one page. */
export function sharedPages(pictures: number, totalPages: number): number {
  return Math.min(pictures, Math.floor(Math.max(totalPages, pictures) / 2));
}

type Sound = { durationSeconds: number; position: number; mediaType: string };

/** Seconds of the first track, if it plays when it is cut; the others are not shared. */
export function sharedSeconds({ durationSeconds, position, mediaType }: Sound): number {
  return position === 1 && canCutSound(mediaType) ? shareOf(durationSeconds, MIN_SECONDS, MAX_SECONDS) : 0;
}

/** The body of a chapter: its characters of markup, and the pictures in it; they are not known before they are counted. */
export type ChapterSize = { length: number; pictures?: number | undefined };
/** In characters, a picture being a page of them. */
export type ChapterShare = { shared: number; isWhole: boolean };

/** How much of each chapter a buyer reads before buying: the first ones whole, one in part, then none. */
export function shareChapters(chapters: readonly ChapterSize[]): ChapterShare[] {
  const total = chapters.reduce((sum, chapter) => sum + weightOf(chapter), 0);
  let left = Math.floor(shareOf(total, MIN_CHARACTERS, MAX_CHARACTERS));
  return chapters.map((chapter) => {
    const weight = weightOf(chapter);
    const isWhole = left >= weight;
    // A part of a page is no picture.
    const part = weight > chapter.length ? left - (left % PAGE_CHARACTERS) : left;
    const shared = isWhole ? weight : part;
    left = isWhole ? left - weight : 0;
    return { shared, isWhole };
  });
}

/** Text stands around pictures: where there is enough of it for as many pages, they add nothing. */
function weightOf({ length, pictures = 0 }: ChapterSize): number {
  return Math.max(length, pictures * PAGE_CHARACTERS);
}
