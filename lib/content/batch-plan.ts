import type { LookedAt } from "#lib/uploads/look-at.ts";
import { audiobookName } from "./audiobook-name.ts";
import type { AutofillField, AutofillValues } from "./autofill.ts";
import type { DigitalType } from "./schema.ts";

export type PlannedFile = { key: string; file: File; title: string };

/** One title that a set of files becomes, as it is shown before anything is created. */
export type PlannedTitle = {
  key: string;
  /** As the file, the folder or the tags give it, until somebody types another. */
  name: string;
  isTyped: boolean;
  /** What is left empty although the file says it. */
  without: readonly AutofillField[];
  /** What was typed in a form before its files were chosen there, besides the name. The file does not change it. */
  typed: AutofillValues;
  fileType: DigitalType;
  /** An audiobook has one for each track, in order; any other title has one. */
  files: PlannedFile[];
  /** A picture that lay with the files. */
  cover: File | null;
};

/** `lone` are pictures that belong to no title. */
export type BatchPlan = { titles: PlannedTitle[]; refused: LookedAt[]; lone: LookedAt[] };

/**
 * What becomes of files that came together: nothing but sound is one audiobook for each folder; in a mixed set
 * the sound files of one album are one, and so are those of a folder without books; every other file is a title of
 * its own. `isOneEach` makes every file a title.
 */
export function planBatch(files: readonly LookedAt[], { isOneEach = false } = {}): BatchPlan {
  const isOnlySound = files.every(({ kind }) => kind !== "pdf" && kind !== "epub");
  const places = [...Map.groupBy(files, placeOf)].map(([place, some]) =>
    planPlace(some, { place, isOneEach, isOnlySound }),
  );
  const books = files.filter(isBook).map(planBook);
  return {
    titles: [...places.flatMap(({ audiobooks }) => audiobooks), ...books],
    refused: files.filter(({ kind }) => kind === null),
    lone: places.flatMap(({ lone }) => lone),
  };
}

const isBook = ({ kind }: LookedAt) => kind === "pdf" || kind === "epub";

/** A part of one audiobook, wherever its parts were recorded: "CD 1", "Disco 2", "03". */
const DISC = /^(cd|dis[ck]o?|dvd|part[e]?|vol(ume[n]?)?|lado|side)?[\s._-]*\d{1,2}$/i;

/** The folder that a file belongs to; that of a disc belongs to the one around it. */
function placeOf({ folder }: LookedAt): string {
  const [first = "", ...inside] = folder.split("/");
  return [first, ...inside.slice(0, inside.findLastIndex((name) => !DISC.test(name)) + 1)].join("/");
}

type PlaceOptions = { place: string; isOneEach: boolean; isOnlySound: boolean };

function planPlace(files: readonly LookedAt[], { place, isOneEach, isOnlySound }: PlaceOptions) {
  const sounds = files.filter(({ kind }) => kind === "audio");
  const pictures = files.filter(({ kind }) => kind === "picture");
  const isOfSound = !files.some(isBook) && (place !== "" || isOnlySound);
  const keyOf = ({ file, folder, tags }: LookedAt) => {
    const path = `file ${folder}/${file.name}`;
    if (isOneEach) return path;
    if (isOnlySound) return "";
    return tags?.album ? `album ${tags.album}` : isOfSound ? "" : path;
  };
  const groups = [...Map.groupBy(sounds, keyOf).values()];
  const albums = groups.map((some) => albumOf(some));
  const audiobooks = groups.map((some, index) => {
    const album = albums[index] ?? null;
    // An album in several titles is the name of none of them.
    const isWhole = albums.indexOf(album) === albums.lastIndexOf(album);
    return planAudiobook(some, { place, album: isWhole ? album : null });
  });
  const [audiobook, ...others] = audiobooks;
  const [picture, ...more] = pictures;
  const isCover = isOfSound && !isOneEach && others.length + more.length === 0;
  if (!isCover || !audiobook || !picture) return { audiobooks, lone: pictures };
  return { audiobooks: [{ ...audiobook, cover: picture.file }], lone: [] };
}

const UNTOUCHED = { isTyped: false, without: [], typed: {}, cover: null } as const;

function planBook({ file, folder, kind }: LookedAt): PlannedTitle {
  const name = tidyName(file.name);
  const fileType = kind === "epub" ? "epub" : "pdf";
  const key = `${folder}/${file.name}`;
  return { ...UNTOUCHED, key, name, fileType, files: [{ key, file, title: name }] };
}

type AudiobookPlace = { place: string; album: string | null };

function planAudiobook(sounds: LookedAt[], { place, album }: AudiobookPlace): PlannedTitle {
  const ordered = inOrder(sounds);
  const [first] = ordered;
  const folder = place.split("/").at(-1) ?? "";
  const title = ordered.length === 1 ? first?.tags?.title : null;
  const files = ordered.map(({ file, folder: place, tags }) => ({
    key: `${place}/${file.name}`,
    file,
    title: (tags?.title ?? trackName(file.name)).slice(0, MAX_NAME),
  }));
  return {
    ...UNTOUCHED,
    key: files.map(({ key }) => key).join("|"),
    name: (
      audiobookName({ album, title }) ??
      ((ordered.length > 1 ? tidyName(folder) : "") || trackName(first?.file.name ?? ""))
    ).slice(0, MAX_NAME),
    fileType: "audio",
    files,
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

/** The one that most of them name. */
function albumOf(sounds: readonly LookedAt[]): string | null {
  const albums = sounds.flatMap(({ tags }) => tags?.album ?? []);
  const counts = [...Map.groupBy(albums, (album) => album)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return counts[0]?.[0] ?? null;
}
