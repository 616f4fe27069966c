import type { PlannedTitle } from "./batch-plan.ts";
import { nameOf } from "./batch-said.ts";
import type { FileSaid } from "./file-said.ts";

type SaidOf = (file: File) => FileSaid | null;

/** Whether anything of titles under review is not as it was planned: a name, an order, what is left out or not used. */
export function isTouched(
  titles: readonly PlannedTitle[],
  planned: readonly PlannedTitle[],
  saidOf: SaidOf,
): boolean {
  const words = (title: PlannedTitle) => {
    const { key, files, without, typed } = title;
    const [first] = files;
    const name = nameOf(title, first ? saidOf(first.file) : null);
    return JSON.stringify([key, name, without, typed, files.map((file) => [file.key, file.title])]);
  };
  const isSame = (title: PlannedTitle, other: PlannedTitle | undefined) =>
    title === other || (other !== undefined && words(title) === words(other));
  return titles.length !== planned.length || !titles.every((title, place) => isSame(title, planned[place]));
}
