import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { PreflightProblem } from "./preflight-schema.ts";

/** What is kept of a file, and what the system says of one that is chosen. */
export type FileMarks = { name: string; size: number; lastModified: number };
/** `key` is the path that it was dropped or chosen with. */
export type WantedFile = FileMarks & { key: string };
/** A file that an audiobook was made without, and why. */
export type RefusedTrack = WantedFile & { problem: PreflightProblem };

/**
 * Finds each file that is wanted among those that are given. The tracks of two discs may have the same name,
 * size and time: then their folders tell them apart, and where these do not, none of them is found.
 */
export function matchFiles(
  wanted: readonly WantedFile[],
  given: readonly DroppedFile[],
): (one: WantedFile) => DroppedFile | undefined {
  const givenBy = Map.groupBy(given, ({ file }) => markOf(file));
  const wantedBy = Map.groupBy(wanted, markOf);
  return (one) => {
    const alike = givenBy.get(markOf(one)) ?? [];
    const exact = alike.filter((file) => pathOf(file) === rooted(one.key));
    if (exact.length > 0) return onlyOf(exact);
    const found = onlyOf(alike.filter((file) => isSamePlace(pathOf(file), rooted(one.key))));
    const fitting = (wantedBy.get(markOf(one)) ?? []).filter(
      ({ key }) => found && isSamePlace(pathOf(found), rooted(key)),
    );
    return new Set(fitting.map(({ key }) => key)).size === 1 ? found : undefined;
  };
}

/** The picture that lay nearest to a track, among those that look the same. */
export function matchCover(
  cover: FileMarks,
  track: DroppedFile,
  given: readonly DroppedFile[],
): DroppedFile | undefined {
  const alike = given.filter(({ file }) => markOf(file) === markOf(cover));
  const shared = ({ folder }: DroppedFile) => sharedFolders(folder, track.folder);
  const nearest = Math.max(...alike.map(shared));
  return onlyOf(alike.filter((one) => shared(one) === nearest));
}

const markOf = ({ name, size, lastModified }: FileMarks) => `${size} ${lastModified} ${name}`;
/** What a file and its copies, whose time is another, have in common. */
export const likeOf = ({ name, size }: Pick<FileMarks, "name" | "size">) => `${size} ${name}`;
const rooted = (path: string) => (path.startsWith("/") ? path : `/${path}`);
const pathOf = ({ folder, file }: DroppedFile) => rooted(`${folder}/${file.name}`);
/** A folder may be chosen by itself, or with the one around it. */
const isSamePlace = (one: string, other: string) => one.endsWith(other) || other.endsWith(one);

function onlyOf<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function sharedFolders(one: string, other: string): number {
  const others = other.split("/");
  const differsAt = one.split("/").findIndex((name, index) => name !== others[index]);
  return differsAt === -1 ? one.split("/").length : differsAt;
}
