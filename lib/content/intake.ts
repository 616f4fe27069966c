import { createBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { AutofillValues } from "./autofill.ts";
import type { FileType } from "./schema.ts";

/** Files that were dropped or chosen, and wait for a decision what becomes of them. */
export const offeredFiles = createBox<readonly DroppedFile[]>([]);

let later: readonly DroppedFile[] = [];
let typed: AutofillValues = {};

/** A decision that somebody is in the middle of is made first. */
export function offerFiles(files: readonly DroppedFile[]): void {
  if (offeredFiles.get().length > 0) later = [...later, ...files];
  else if (files.length > 0) offeredFiles.set(files);
}

/** Files that were chosen in a form, with what was typed there. */
export function offerFromForm(files: readonly DroppedFile[], values: AutofillValues): void {
  if (offeredFiles.get().length === 0) typed = values;
  offerFiles(files);
}

/** What was typed in the form that the offered files come from; nothing where they come from elsewhere. */
export const typedBeside = () => typed;

/** Once it is decided; what came meanwhile is next. */
export function closeOffer(): void {
  const next = later;
  later = [];
  typed = {};
  offeredFiles.set([]);
  // The dialog of these files goes before that of the next comes.
  setTimeout(() => offerFiles(next));
}

let handed: { file: DroppedFile; fileType: FileType } | null = null;

/** Lays one file down for the form that opens next. */
export function handToForm(file: DroppedFile, fileType: FileType): void {
  handed = { file, fileType };
}

/** The file that was laid down for a form of this kind; only once. */
export function takeHandedFile(fileType: string): DroppedFile | null {
  const found = handed?.fileType === fileType ? handed.file : null;
  if (found) handed = null;
  return found;
}
