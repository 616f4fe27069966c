import { randomKey } from "#lib/http/random-key.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import { type FoundAgain, findAgain, isMade, type KeptTitle } from "./kept-batch.ts";
import { type FileMarks, likeOf, matchFiles, type WantedFile } from "./kept-match.ts";

/**
 * Tracks of audiobooks that there are, which an earlier visit left, found again one by one: each is a track by itself.
 * A file of the same name and size is the same track, a copy of another date, too, where no other track is like it.
 */
export function findTracksAgain(
  kept: readonly KeptTitle[],
  files: readonly DroppedFile[],
): { found: FoundAgain[]; rest: DroppedFile[] } {
  const titles = kept.filter((title) => title.contentId !== null && !isMade(title));
  const wanted = titles.flatMap(({ contentId, ...title }) =>
    [...title.files, ...title.refused, ...title.apart].map((one) => ({ ...one, contentId })),
  );
  const match = matchFiles(wanted, files);
  const wantedBy = Map.groupBy(wanted, likeOf);
  const free = new Set(files);
  const copyOf = (one: FileMarks) => {
    const places = wantedBy.get(likeOf(one))?.map(({ contentId, key }) => `${contentId} ${key}`);
    const isOnly = new Set(places).size === 1;
    const alike = [...free].filter(({ file }) => likeOf(file) === likeOf(one));
    return isOnly && alike.length === 1 ? alike[0] : undefined;
  };
  const take = (one: WantedFile) => {
    const exact = match(one);
    const taken = exact && free.has(exact) ? exact : copyOf(one);
    if (taken) free.delete(taken);
    return taken?.file;
  };
  const takeAll = (tracks: readonly KeptTrack[]): Given =>
    new Map(tracks.map((one) => [one, take(one)] as const).filter(isThere));
  const begun = titles.flatMap((title) => {
    const given = takeAll(title.files.slice(title.madeFiles));
    return given.size > 0 ? [{ title, given }] : [];
  });
  const found = begun.map(({ title, given }) => {
    // What is made, was refused or goes on by itself comes along with the others, and is not added again.
    const made = takeAll(title.files.slice(0, title.madeFiles));
    for (const one of [...title.refused, ...title.apart]) take(one);
    return split(title, made, given);
  });
  return { found, rest: found.length === 0 ? [...files] : files.filter((one) => free.has(one)) };
}

/** Files that were chosen again on purpose: titles with all of theirs first, then tracks one by one. */
export function findAllAgain(
  kept: readonly KeptTitle[],
  files: readonly DroppedFile[],
): { found: FoundAgain[]; rest: DroppedFile[] } {
  const whole = findAgain(kept, files);
  const isFound = ({ key }: KeptTitle) => whole.found.some((one) => one.kept.key === key);
  const tracks = findTracksAgain(
    kept.filter((title) => !isFound(title)),
    whole.rest,
  );
  return { found: [...whole.found, ...tracks.found], rest: tracks.rest };
}

/**
 * What an earlier visit knew of files in whose place copies go on. What was sent to the store is not among it: it is
 * sent again as it was, and the store may come for it.
 */
export function replacedBy(found: readonly FoundAgain[]): FileMarks[] {
  return found.flatMap(({ kept, plan }) =>
    kept.files.filter(({ lastModified }, index) => {
      const isSent = kept.sent !== null && index === kept.madeFiles;
      return !isSent && plan.files[index]?.file.lastModified !== lastModified;
    }),
  );
}

type KeptTrack = KeptTitle["files"][number];
type Given = ReadonlyMap<KeptTrack, File>;
const isThere = (pair: readonly [KeptTrack, File | undefined]): pair is [KeptTrack, File] =>
  pair[1] !== undefined;

/**
 * What of an audiobook goes on, and what of it goes on waiting. Given with all of its files it goes on as it was
 * confirmed; else what is left of it are more tracks, but for the first: the store has that already, without its name.
 */
function split(title: KeptTitle, made: Given, given: Given): FoundAgain {
  const { key, name, isTyped, without, typed, fileType, isMore, madeFiles, sent } = title;
  const tracks = [...made, ...given];
  const left = title.files.filter((one) => !made.has(one) && !given.has(one));
  const madeLeft = madeFiles - made.size;
  const isWhole = left.length === madeLeft;
  // Whose turn it was may have been sent: that goes with it, so that it is added once.
  const [next] = title.files.slice(madeFiles);
  const isNextGiven = next !== undefined && given.has(next);
  const isUnnamed = !isMore && madeFiles === 0;
  const isAll = left.length === 0;
  const part = {
    ...title,
    key: isWhole ? key : randomKey(),
    isMore: isMore || !(isAll || (isUnnamed && isNextGiven)),
    files: tracks.map(([one]) => one),
    cover: null,
    refused: isWhole ? title.refused : [],
    apart: isWhole ? title.apart : [],
    sent: isNextGiven ? sent : null,
    madeFiles: made.size,
  };
  const files = tracks.map(([one, file]) => ({
    key: keyOfFile(file),
    path: one.key,
    file,
    title: one.title,
  }));
  const plan = { key: part.key, name, isTyped, without, typed, fileType, files, cover: null };
  const rest = {
    ...title,
    isMore: isMore || !isUnnamed || isNextGiven,
    files: left,
    cover: null,
    madeFiles: madeLeft,
    sent: isNextGiven ? null : sent,
    apart: [...title.apart, ...part.files],
  };
  return { kept: part, plan, waiting: isWhole ? null : rest };
}
