import { createBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { AutofillValues } from "./autofill.ts";
import type { FileType } from "./schema.ts";

/** An audiobook that there is, and that sounds become more tracks of. */
export type Audiobook = { id: number; name: string };

/** Files that were dropped or chosen, and wait for a decision what becomes of them. */
export type Offer = {
  files: readonly DroppedFile[];
  /** The audiobook that they are for; null where titles are to be made of them. */
  audiobook: Audiobook | null;
  /** What was typed in the form that they come from. */
  typed: AutofillValues;
  /** Whether they were chosen for what an earlier visit began. */
  isAgain: boolean;
};

export const currentOffer = createBox<Offer | null>(null);

let later: readonly Offer[] = [];

export function offerFiles(files: readonly DroppedFile[]): void {
  offer({ files, audiobook: null, typed: {}, isAgain: false });
}

/** Files that were chosen again, for what an earlier visit began. */
export function offerAgain(files: readonly DroppedFile[]): void {
  offer({ files, audiobook: null, typed: {}, isAgain: true });
}

/** Files that are for the tracks of one audiobook. */
export function offerTracks(files: readonly DroppedFile[], audiobook: Audiobook): void {
  offer({ files, audiobook, typed: {}, isAgain: false });
}

/** Files that were chosen in a form, with what was typed there. */
export function offerFromForm(files: readonly DroppedFile[], typed: AutofillValues): void {
  offer({ files, audiobook: null, typed, isAgain: false });
}

/** A decision that somebody is in the middle of is made first. */
function offer(next: Offer): void {
  if (next.files.length === 0) return;
  if (currentOffer.get() === null) currentOffer.set(next);
  else later = queued(later, next);
}

/** New titles of what was dropped one after the other are one decision. */
function queued(offers: readonly Offer[], next: Offer): readonly Offer[] {
  const last = offers.at(-1);
  const isOther = last?.audiobook !== null || next.audiobook !== null || last.isAgain !== next.isAgain;
  if (isOther) return [...offers, next];
  return [...offers.slice(0, -1), { ...last, files: [...last.files, ...next.files] }];
}

/** Once it is decided about some of its files. */
export function offerRest(of: Offer, files: readonly DroppedFile[]): void {
  if (files.length > 0) currentOffer.set({ ...of, files });
  else closeOffer();
}

/** Once it is decided; what came meanwhile is next. */
export function closeOffer(): void {
  currentOffer.set(null);
  // The dialog of these files goes before that of the next comes.
  setTimeout(() => {
    const [next, ...rest] = later;
    if (!next || currentOffer.get() !== null) return;
    later = rest;
    currentOffer.set(next);
  });
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
