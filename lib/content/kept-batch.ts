import { z } from "zod";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import { keysWith } from "#lib/uploads/fingerprint.ts";
import { AUTOFILL_FIELDS } from "./autofill.ts";
import type { PlannedTitle } from "./batch-plan.ts";
import type { BatchTitle } from "./batch-titles.ts";
import { fileSaidSchema } from "./file-said.ts";
import { contentFormSchema } from "./form.ts";
import { keptBeginning } from "./kept-marks.ts";
import { type FileMarks, likeOf, matchCover, matchFiles } from "./kept-match.ts";
import { preflightProblemSchema } from "./preflight-schema.ts";

/** Titles of a batch that is not made yet, so that a reload costs nothing but choosing the files again. */

/** As long as the server keeps what arrived, and a creation under its key has one effect. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const keptFileSchema = z.object({ name: z.string(), size: z.number(), lastModified: z.number() });

const keptTitleSchema = z.object({
  key: z.string(),
  name: z.string(),
  isTyped: z.boolean(),
  without: z.array(z.enum(AUTOFILL_FIELDS)),
  typed: contentFormSchema.partial().default({}),
  fileType: z.enum(["pdf", "epub", "audio"]),
  files: z.array(keptFileSchema.extend({ key: z.string(), title: z.string() })),
  cover: keptFileSchema.nullable(),
  /** What was found in the file; null is looked for again. */
  said: fileSaidSchema.nullable(),
  contentId: z.number().nullable(),
  isMore: z.boolean().default(false),
  sent: z.object({ key: z.string(), body: z.record(z.string(), z.unknown()) }).nullable(),
  refused: z.array(keptFileSchema.extend({ key: z.string(), problem: preflightProblemSchema })).default([]),
  /** Tracks that were taken out of it, and go on by themselves. */
  apart: z.array(keptFileSchema.extend({ key: z.string() })).default([]),
  madeFiles: z.number(),
  keptAt: z.number(),
});
export type KeptTitle = z.infer<typeof keptTitleSchema>;

const nameOf = ({ accountId, key }: Pick<BatchTitle, "accountId" | "key">) => keptBeginning(accountId) + key;

/**
 * Writes down how far a title is, also one that is made: when its files are chosen again with the others,
 * it is not made twice. A browser that keeps nothing goes on without.
 */
export function keepTitle(storage: Storage, title: BatchTitle): void {
  const { accountId, key, plan, said, contentId, isMore, sent, refused, apart, madeFiles, begunAt } = title;
  const { name, isTyped, without, typed, fileType } = plan;
  const kept: KeptTitle = {
    key,
    name,
    isTyped,
    without: [...without],
    typed,
    fileType,
    files: plan.files.map((one) => ({ ...marksOf(one.file), key: one.path, title: one.title })),
    cover: plan.cover && marksOf(plan.cover),
    said,
    contentId,
    isMore,
    sent,
    refused: [...refused],
    apart: [...apart],
    madeFiles,
    keptAt: begunAt,
  };
  writeKept(storage, accountId, kept);
}

export function writeKept(storage: Storage, accountId: string, kept: KeptTitle): void {
  try {
    storage.setItem(nameOf({ accountId, key: kept.key }), JSON.stringify(kept));
  } catch {
    // Full: the files can still be chosen and reviewed again.
  }
}

export function forgetTitle(storage: Storage, title: Pick<BatchTitle, "accountId" | "key">): void {
  storage.removeItem(nameOf(title));
}

export const isMade = ({ files, madeFiles }: KeptTitle) => madeFiles === files.length;

/** Once nothing is left to be made. */
export function forgetMade(storage: Storage, accountId: string, now = Date.now()): void {
  const kept = listKept(storage, accountId, now);
  if (kept.every(isMade)) forgetKept(storage, accountId, kept);
}

export function forgetKept(storage: Storage, accountId: string, kept: readonly KeptTitle[]): void {
  for (const { key } of kept) forgetTitle(storage, { accountId, key });
}

/** In the order in which they were confirmed. */
export function listKept(storage: Storage, accountId: string, now = Date.now()): KeptTitle[] {
  return keysWith(storage, keptBeginning(accountId))
    .flatMap((name) => {
      const kept = readKept(storage, name);
      if (kept && now - kept.keptAt < MAX_AGE_MS) return [kept];
      storage.removeItem(name);
      return [];
    })
    .toSorted((one, other) => one.keptAt - other.keptAt);
}

function readKept(storage: Storage, name: string): KeptTitle | null {
  try {
    return keptTitleSchema.parse(JSON.parse(storage.getItem(name) ?? ""));
  } catch {
    return null;
  }
}

/** A title that can go on, as it was confirmed; `waiting` is what of it goes on waiting for its files. */
export type FoundAgain = { kept: KeptTitle; plan: PlannedTitle; waiting: KeptTitle | null };

/**
 * Which of the kept titles have all of their files among these, and the files that belong to none of them.
 * What is made already only counts beside something that is not: by itself it is chosen for another title.
 */
export function findAgain(
  kept: readonly KeptTitle[],
  files: readonly DroppedFile[],
): { found: FoundAgain[]; rest: DroppedFile[] } {
  const match = matchFiles(
    kept.flatMap((title) => [...title.files, ...title.refused, ...title.apart]),
    files,
  );
  const used = new Set<DroppedFile>();
  const awaited = new Set(kept.flatMap(({ files, madeFiles }) => files.slice(madeFiles).map(match)));
  const present = kept.flatMap((title) => {
    const tracks = title.files.map(match).filter((one) => one !== undefined);
    const [first] = tracks;
    const cover = title.cover && first ? matchCover(title.cover, first, files) : undefined;
    const isCoverMissing = title.cover !== null && !cover;
    if (isCoverMissing || new Set(tracks).size < title.files.length) return [];
    // What was refused, or goes on by itself, comes along with its folder, and is not asked about again.
    const along = [...title.refused, ...title.apart].map(match).filter((one) => one && !awaited.has(one));
    for (const one of [...tracks, ...along, cover]) if (one) used.add(one);
    return [{ kept: title, plan: toPlan(title, tracks, cover), waiting: null }];
  });
  const found = present.filter((one) => !isMade(one.kept));
  return { found, rest: found.length === 0 ? [...files] : files.filter((one) => !used.has(one)) };
}

/**
 * The kept titles whose files are not among these, but others of their names and sizes are. Copies have another time;
 * so may have the tracks of another book, so that only a person can tell. Of an audiobook that there is, one is enough.
 */
export function findLookalikes(kept: readonly KeptTitle[], files: readonly DroppedFile[]): KeptTitle[] {
  const given = new Set(files.map(({ file }) => likeOf(file)));
  const isGiven = (one: FileMarks) => given.has(likeOf(one));
  return kept.filter((title) => {
    if (isMade(title)) return false;
    const { contentId, files, madeFiles } = title;
    return contentId === null ? files.every(isGiven) : files.slice(madeFiles).some(isGiven);
  });
}

function toPlan(title: KeptTitle, tracks: readonly DroppedFile[], cover?: DroppedFile): PlannedTitle {
  const { key, name, isTyped, without, typed, fileType } = title;
  const files = title.files.flatMap((one, index) => {
    const file = tracks[index]?.file;
    return file ? [{ key: keyOfFile(file), path: one.key, file, title: one.title }] : [];
  });
  return { key, name, isTyped, without, typed, fileType, files, cover: cover?.file ?? null };
}

const marksOf = ({ name, size, lastModified }: File): FileMarks => ({ name, size, lastModified });

export function keptFileNames(kept: readonly KeptTitle[]): ReadonlySet<string> {
  return new Set(
    kept.flatMap(({ files, refused, cover }) =>
      [...files, ...refused, ...(cover ? [cover] : [])].map(({ name }) => name),
    ),
  );
}
