import { type DraftPlace, draftKey, type KeptDraft, listDrafts, readDraft } from "./form-draft.ts";

/** A page that is reloaded finds the lock of the one before it in the middle of being given back, on a busy machine for seconds. */
const OWN_WAIT_MS = 10_000;

export type HeldDraft = KeptDraft & { release: () => void };

/**
 * Holds a draft while this page lives, so that no other one is offered it. The answer gives it back; null when
 * another page holds it for as long as `how` waits. Pages from plain http have no locks: there every draft is free.
 */
export function holdDraft(key: string, how: LockOptions = {}): Promise<(() => void) | null> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      lock ? new Promise<void>((release) => resolve(release)) : resolve(null);
    locks.request(key, how, hold).catch(() => resolve(null));
  });
}

/** The draft to offer at this opening, held: the one that this tab had last, else the newest that no page holds. */
export async function holdLeftDraft(storage: Storage, place: DraftPlace, last: string | null) {
  for (const { key } of listDrafts(storage, place, last)) {
    if (key === draftKey(place)) continue;
    const release = await holdDraft(
      key,
      key === last ? { signal: AbortSignal.timeout(OWN_WAIT_MS) } : { ifAvailable: true },
    );
    if (!release) continue;
    // Whoever held it may have added the title meanwhile.
    const draft = readDraft(storage, key);
    if (draft) return { key, draft, release } satisfies HeldDraft;
    release();
  }
  return null;
}

/** Which draft a tab finds first after a reload: what was typed in it, else the one on offer. */
const lastKey = ({ accountId, item }: DraftPlace) => `colophon:last-draft:${accountId}:${item}`;

export const lastDraft = (storage: Storage, place: DraftPlace) => storage.getItem(lastKey(place));

export function rememberLast(storage: Storage, place: DraftPlace, key: string): void {
  try {
    storage.setItem(lastKey(place), key);
  } catch {
    // Full: the newest draft is offered first.
  }
}
