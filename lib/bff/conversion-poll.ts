import "server-only";
import type { Conversions, WatchedConversions } from "#lib/conversions/state-schema.ts";

type Ask = (ids: string[]) => Promise<Conversions>;
type Batch = { ids: Set<string>; answer: Promise<Conversions> };

const EVERY_MS = 1_000;

/**
 * Turns the questions of any number of browsers into at most one a second to the store. A question
 * is answered from the last answer while that is fresh and knows its ids; otherwise it joins the
 * next batch, which asks for the union of ids.
 */
export function createConversionPoll(ask: Ask, everyMs = EVERY_MS) {
  let last: { at: number; ids: Set<string>; answer: Promise<Conversions>; isCurrent: boolean } | null = null;
  let next: Batch | null = null;

  async function askNext(batch: Batch): Promise<Conversions> {
    if (last) {
      // The store gets its pause, and never two questions at once.
      const waitMs = last.at + everyMs - Date.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      await last.answer.catch(() => undefined);
    }
    next = null;
    const answer = ask([...batch.ids]);
    last = { at: Date.now(), ids: batch.ids, answer, isCurrent: true };
    return answer;
  }

  async function read(ids: string[]): Promise<WatchedConversions> {
    const isFresh = last?.isCurrent && Date.now() - last.at < everyMs && ids.every((id) => last?.ids.has(id));
    if (last && isFresh) return pick(await last.answer, ids);
    if (!next) {
      const batch: Batch = { ids: new Set(ids), answer: Promise.resolve({ active: [], watched: [] }) };
      next = batch;
      batch.answer = askNext(batch);
      return pick(await batch.answer, ids);
    }
    const joined = next;
    for (const id of ids) joined.ids.add(id);
    return pick(await joined.answer, ids);
  }

  /** Something was changed just now: what was answered before, or is being answered, no longer counts. */
  function forget(): void {
    if (last) last.isCurrent = false;
  }

  return { read, forget };
}

function pick({ active, watched }: Conversions, ids: string[]): WatchedConversions {
  const wanted = new Set(ids.map(Number));
  const found = watched.filter(({ id }) => wanted.has(id));
  const known = new Set(found.map(({ id }) => id));
  return { active, watched: found, gone: [...wanted].filter((id) => !known.has(id)) };
}
