import { z } from "zod";
import { AUTOFILL_FIELDS } from "./autofill.ts";
import { type ContentForm, changedFields, contentFormSchema, type FormField, isSame } from "./form.ts";

/** Where drafts belong: to one person and one title (or one kind of new title). */
export type DraftShelf = { accountId: string; item: string };
/** One opening of a form, whose draft is its own, and the version that is typed on. */
export type DraftPlace = DraftShelf & { openingId: string; version: string };

const autofillFieldsSchema = z.array(z.enum(AUTOFILL_FIELDS)).default([]);

/** Which fields hold what the file says, and which ones it is not to fill any more. */
const draftMarksSchema = z.object({ filled: autofillFieldsSchema, left: autofillFieldsSchema });
export type DraftMarks = z.infer<typeof draftMarksSchema>;
const NO_MARKS: DraftMarks = { filled: [], left: [] };

const draftSchema = z.object({
  /** Only the fields that differ from the version below. */
  values: contentFormSchema.partial(),
  marks: draftMarksSchema.default(NO_MARKS),
  saved_at: z.number(),
  version: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

export type KeptDraft = { key: string; draft: Draft };

const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;
const PREFIX = "colophon:draft:";
const shelfPrefix = ({ accountId, item }: DraftShelf) => `${PREFIX}${accountId}:${item}:`;
export const draftKey = (place: DraftPlace) => `${shelfPrefix(place)}${place.openingId}`;

/** The drafts of this person for this title, on whatever version they were typed: `first`, then the newest. */
export function listDrafts(storage: Storage, shelf: DraftShelf, first: string | null = null): KeptDraft[] {
  const kept = keysOf(storage, shelfPrefix(shelf)).flatMap((key) => {
    const draft = readDraft(storage, key);
    return draft ? [{ key, draft }] : [];
  });
  const rank = ({ key, draft }: KeptDraft) => (key === first ? Number.POSITIVE_INFINITY : draft.saved_at);
  return kept.toSorted((one, other) => (rank(other) > rank(one) ? 1 : -1));
}

export function readDraft(storage: Storage, key: string): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(storage.getItem(key) ?? ""));
  } catch {
    return null;
  }
}

/**
 * Keeps what was typed. A full or forbidden storage is not worth an interruption: the form itself holds the text.
 * False when it is not kept.
 */
export function writeDraft(
  storage: Storage,
  place: DraftPlace,
  { values, marks = NO_MARKS }: Pick<Draft, "values"> & Partial<Pick<Draft, "marks">>,
  now = Date.now(),
): boolean {
  const draft: Draft = { values, marks, saved_at: now, version: place.version };
  try {
    storage.setItem(draftKey(place), JSON.stringify(draft));
    return true;
  } catch {
    storage.removeItem(draftKey(place));
    return false;
  }
}

/** Forgets one draft, and those of any title that nobody came back to. */
export function dropDraft(storage: Storage, key: string, now = Date.now()) {
  storage.removeItem(key);
  for (const other of keysOf(storage, PREFIX)) {
    const draft = readDraft(storage, other);
    if (!draft || now - draft.saved_at > MAX_AGE_MS) storage.removeItem(other);
  }
}

/**
 * What of a draft goes back into a form in which somebody may have typed since: a field that still holds what the
 * form began with, or what a file filled in. What the draft has from its own file comes only with that file.
 */
export function valuesToTake(
  { values, marks }: Draft,
  base: ContentForm,
  now: ContentForm,
  filledNow: readonly FormField[] = [],
): Partial<ContentForm> {
  const isFree = (field: FormField) => isSame(now[field], base[field]) || filledNow.includes(field);
  const comesWithFile = isFree("file_url") || isSame(now.file_url, values.file_url);
  const fromItsFile: readonly FormField[] = comesWithFile ? [] : marks.filled;
  return pickFields(
    values,
    contentFormSchema
      .keyof()
      .options.filter((field) => field in values && isFree(field) && !fromItsFile.includes(field)),
  );
}

/** What a form holds beside what it began with. */
export const changedValues = (base: ContentForm, now: ContentForm) =>
  pickFields(now, changedFields(base, now));

function pickFields(values: Partial<ContentForm>, fields: readonly FormField[]): Partial<ContentForm> {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

/** The part of an ETag that the progress of a conversion does not move (contract 3.3, `If-Match`). */
export function versionOf(etag: string | null, updatedAt: string | null | undefined): string {
  return /^(?:W\/)?"(r\d+)\./.exec(etag ?? "")?.[1] ?? updatedAt ?? "unknown";
}

function keysOf(storage: Storage, prefix: string) {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    key.startsWith(prefix),
  );
}
