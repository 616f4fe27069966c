import type { LookedAt } from "#lib/uploads/look-at.ts";
import type { FileType } from "./schema.ts";

export type PlannedFile = { key: string; file: File; title: string };

/** One title that a set of files becomes, as it is shown before anything is created. */
export type PlannedTitle = {
  key: string;
  name: string;
  fileType: Exclude<FileType, "physical">;
  /** An audiobook has one for each track, in order; any other title has one. */
  files: PlannedFile[];
  /** A picture that lay with the files. */
  cover: File | null;
};

/** `lone` are pictures that belong to no title. */
export type BatchPlan = { titles: PlannedTitle[]; refused: LookedAt[]; lone: LookedAt[] };

/**
 * What becomes of files that came together: nothing but sound is one audiobook; in a mixed set the
 * sound files of one album are one, and every other file is a title of its own. `isOneEach` makes
 * every file a title.
 */
export function planBatch(files: readonly LookedAt[], { isOneEach = false } = {}): BatchPlan {
  const refused = files.filter(({ kind }) => kind === null);
  const pictures = files.filter(({ kind }) => kind === "picture");
  const sounds = files.filter(({ kind }) => kind === "audio");
  const books = files.filter(({ kind }) => kind === "pdf" || kind === "epub");
  const isOnlySound = books.length === 0 && !isOneEach;
  const groups = isOneEach
    ? sounds.map((sound) => [sound])
    : isOnlySound
      ? [sounds].filter(({ length }) => length > 0)
      : Map.groupBy(sounds, albumKey).values();
  const audiobooks = [...groups].map(planAudiobook);
  const titles = [...audiobooks, ...books.map(planBook)];
  const [picture] = pictures;
  const [audiobook] = audiobooks;
  const isCover = isOnlySound && pictures.length === 1 && picture && audiobook;
  if (isCover) audiobook.cover = picture.file;
  return { titles, refused, lone: isCover ? [] : pictures };
}

/** Sound files without an album are alone, whatever lies beside them. */
function albumKey({ file, folder, tags }: LookedAt): string {
  return tags?.album ? `album ${folder}/${tags.album}` : `file ${folder}/${file.name}`;
}

function planBook({ file, folder, kind }: LookedAt): PlannedTitle {
  const name = tidyName(file.name);
  const fileType = kind === "epub" ? "epub" : "pdf";
  const key = `${folder}/${file.name}`;
  return { key, name, fileType, files: [{ key, file, title: name }], cover: null };
}

function planAudiobook(sounds: LookedAt[]): PlannedTitle {
  const ordered = inOrder(sounds);
  const [first] = ordered;
  const folder = first?.folder.split("/")[0] ?? "";
  const album = mostCommon(sounds.flatMap(({ tags }) => tags?.album ?? []));
  const files = ordered.map(({ file, folder: place, tags }) => ({
    key: `${place}/${file.name}`,
    file,
    title: (tags?.title ?? trackName(file.name)).slice(0, MAX_NAME),
  }));
  return {
    key: files.map(({ key }) => key).join("|"),
    name: (
      (ordered.length > 1 ? album : first?.tags?.title) ??
      ((ordered.length > 1 ? tidyName(folder) : "") || trackName(first?.file.name ?? ""))
    ).slice(0, MAX_NAME),
    fileType: "audio",
    files,
    cover: null,
  };
}

/** By the numbers in the tags where every file has one of its own, else by the numbers in the names. */
export function inOrder(sounds: readonly LookedAt[]): LookedAt[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const byName = (one: LookedAt, other: LookedAt) =>
    compare(one.folder, other.folder) || compare(one.file.name, other.file.name);
  const numbers = sounds.map(({ tags }) => (tags?.track ? `${tags.disc ?? 1}/${tags.track}` : null));
  const areNumbered = !numbers.includes(null) && new Set(numbers).size === numbers.length;
  const place = ({ tags }: LookedAt) => (tags?.disc ?? 1) * 100_000 + (tags?.track ?? 0);
  return sounds.toSorted(areNumbered ? (one, other) => place(one) - place(other) : byName);
}

const MAX_NAME = 255;

/** A file's name as a person would write it: "21_dias--para curar (1).pdf" is "21 dias - para curar". */
export function tidyName(fileName: string): string {
  const tidied = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .normalize("NFC")
    .replace(/[_+]+|%20/g, " ")
    // What a browser adds to a second download of one file.
    .replace(/\s*\(\d{1,2}\)\s*$/, "")
    .replace(/-{2,}/g, " - ")
    .replace(/\s+/g, " ")
    .trim();
  // Names without a single space use dashes or dots for it.
  const spaced = tidied.includes(" ") ? tidied : tidied.replace(/[-.]+/g, " ").trim();
  return (spaced || fileName).slice(0, MAX_NAME);
}

/** The name of a track without the number that only says its place: "03 - El sur.mp3" is "El sur". */
function trackName(fileName: string): string {
  const name = tidyName(fileName);
  return name.replace(/^\d{1,4}\s*[-.)–]*\s+(?=\S)/, "");
}

function mostCommon(words: readonly string[]): string | null {
  const counts = [...Map.groupBy(words, (word) => word)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return counts[0]?.[0] ?? null;
}
