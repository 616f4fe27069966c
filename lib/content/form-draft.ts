import { z } from "zod";
import { contentFormSchema } from "./form.ts";

/** Where a draft belongs: to one person, one title (or one kind of new title), and the version it was typed on. */
export type DraftPlace = { accountId: string; item: string; version: string };

const draftSchema = z.object({
  /** Only the fields that differ from the version below. */
  values: contentFormSchema.partial(),
  saved_at: z.number(),
  version: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;
const PREFIX = "colophon:draft:";
const itemPrefix = ({ accountId, item }: DraftPlace) => `${PREFIX}${accountId}:${item}:`;
const keyOf = (place: DraftPlace) => `${itemPrefix(place)}${place.version}`;

/** The newest draft of this person for this title, on whatever version it was typed. */
export function readDraft(storage: Storage, place: DraftPlace): Draft | null {
  const drafts = keysOf(storage, itemPrefix(place)).flatMap((key) => parseDraft(storage.getItem(key)) ?? []);
  return drafts.toSorted((one, other) => other.saved_at - one.saved_at)[0] ?? null;
}

/** Keeps what was typed. A full or forbidden storage is not worth an interruption: the form itself holds the text. */
export function writeDraft(storage: Storage, place: DraftPlace, values: Draft["values"], now = Date.now()) {
  const draft: Draft = { values, saved_at: now, version: place.version };
  try {
    storage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    storage.removeItem(keyOf(place));
  }
}

/** Forgets every draft of this title, and those of any title that nobody came back to. */
export function dropDrafts(storage: Storage, place: DraftPlace, now = Date.now()) {
  for (const key of keysOf(storage, itemPrefix(place))) storage.removeItem(key);
  for (const key of keysOf(storage, PREFIX)) {
    const draft = parseDraft(storage.getItem(key));
    if (!draft || now - draft.saved_at > MAX_AGE_MS) storage.removeItem(key);
  }
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

function parseDraft(text: string | null): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}
