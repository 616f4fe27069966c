import { createBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { FileType } from "./schema.ts";

/** Files that were dropped or chosen, and wait for a decision what becomes of them. */
export const offeredFiles = createBox<readonly DroppedFile[]>([]);

export function offerFiles(files: readonly DroppedFile[]): void {
  if (files.length > 0) offeredFiles.set(files);
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
