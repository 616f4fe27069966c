import { trackName, trackNameOf } from "#lib/tracks/track-name.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { MAX_NAME, tidyName } from "#lib/uploads/tidy-name.ts";
import { audiobookName } from "./audiobook-name.ts";
import type { AutofillField, AutofillValues } from "./autofill.ts";
import type { DigitalType } from "./schema.ts";
import { seriesOf } from "./sound-series.ts";

/** `path` is what it was dropped or chosen with; other files may have the same. */
export type PlannedFile = { key: string; path: string; file: File; title: string };

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
  /** A picture that lay with the files: see batch-covers.ts. */
  cover: File | null;
};

export type BatchPlan = { titles: PlannedTitle[]; refused: LookedAt[] };

/**
 * What becomes of files that came together: nothing but sound is one audiobook for each folder; in a mixed set
 * the sound files of one album are one, so are those of a folder without books, and numbered ones without an album;
 * every other file is a title of its own. `isOneEach` makes every file a title.
 */
export function planBatch(files: readonly LookedAt[], { isOneEach = false } = {}): BatchPlan {
  const isOnlySound = files.every(({ kind }) => kind !== "pdf" && kind !== "epub");
  const titles = [...Map.groupBy(files, placeOf)].flatMap(([place, some]) =>
    planPlace(some, { place, isOneEach, isOnlySound }),
  );
  const isSound = ({ fileType }: PlannedTitle) => fileType === "audio";
  return {
    titles: [...titles.filter(isSound), ...titles.filter((title) => !isSound(title))],
    refused: files.filter(({ kind }) => kind === null),
  };
}

const isBook = ({ kind }: LookedAt) => kind === "pdf" || kind === "epub";

/** A part of one audiobook, wherever its parts were recorded: "CD 1", "Disco 2", "03". */
const DISC = /^(cd|dis[ck]o?|dvd|part[e]?|vol(ume[n]?)?|lado|side)?[\s._-]*\d{1,2}$/i;

/** The folder that a file belongs to; that of a disc belongs to the one around it. */
export function placeOf({ folder }: Pick<LookedAt, "folder">): string {
  const [first = "", ...inside] = folder.split("/");
  return [first, ...inside.slice(0, inside.findLastIndex((name) => !DISC.test(name)) + 1)].join("/");
}

type PlaceOptions = { place: string; isOneEach: boolean; isOnlySound: boolean };

function planPlace(files: readonly LookedAt[], { place, isOneEach, isOnlySound }: PlaceOptions) {
  const sounds = files.filter(({ kind }) => kind === "audio");
  const isOfSound = !files.some(isBook) && (place !== "" || isOnlySound);
  const isOneAlbum = isOfSound && new Set(sounds.flatMap(({ tags }) => tags?.album ?? [])).size < 2;
  const series = seriesOf(sounds.filter(({ tags }) => !tags?.album));
  const keyOf = (sound: LookedAt) => {
    const { file, tags } = sound;
    if (isOneEach) return keyOfFile(file);
    // A track without tags, or one that is none, lies with the others.
    if (isOnlySound || isOneAlbum) return "";
    if (tags?.album) return `album ${tags.album}`;
    const word = isOfSound ? "" : series.get(sound);
    return word === undefined ? keyOfFile(file) : `series ${word}`;
  };
  const groups = [...Map.groupBy(sounds, keyOf).values()];
  const albums = groups.map((some) => albumOf(some));
  const audiobooks = groups.map((some, index) => {
    const album = albums[index] ?? null;
    // An album in several titles is the name of none of them.
    const isWhole = albums.indexOf(album) === albums.lastIndexOf(album);
    return planAudiobook(some, { place, album: isWhole ? album : null });
  });
  return [...audiobooks, ...files.filter(isBook).map(planBook)];
}

const UNTOUCHED = { isTyped: false, without: [], typed: {}, cover: null } as const;

function planBook(book: LookedAt): PlannedTitle {
  const name = tidyName(book.file.name);
  const fileType = book.kind === "epub" ? "epub" : "pdf";
  const file = planFile(book, name);
  return { ...UNTOUCHED, key: file.key, name, fileType, files: [file] };
}

function planFile({ file, folder }: LookedAt, title: string): PlannedFile {
  return { key: keyOfFile(file), path: `${folder}/${file.name}`, file, title };
}

type AudiobookPlace = { place: string; album: string | null };

function planAudiobook(sounds: LookedAt[], { place, album }: AudiobookPlace): PlannedTitle {
  const ordered = inOrder(sounds);
  const [first] = ordered;
  const folder = place.split("/").at(-1) ?? "";
  const title = ordered.length === 1 ? first?.tags?.title : null;
  const files = ordered.map((sound) => planFile(sound, trackNameOf(sound)));
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

/** Sounds that become more tracks of an audiobook, at its end. */
export function planTracks(sounds: readonly LookedAt[], name: string): PlannedTitle {
  const files = inOrder(sounds).map((sound) => planFile(sound, trackNameOf(sound)));
  const key = files.map((file) => file.key).join("|");
  return { ...UNTOUCHED, key, name, isTyped: true, fileType: "audio", files };
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

/** The one that most of them name. */
function albumOf(sounds: readonly LookedAt[]): string | null {
  const albums = sounds.flatMap(({ tags }) => tags?.album ?? []);
  const counts = [...Map.groupBy(albums, (album) => album)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return counts[0]?.[0] ?? null;
}
