import { ApiError, type ApiErrorKind } from "./api-error.ts";
import { untilWorthTrying } from "./until-worth-trying.ts";

const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 30_000;
const TRIES = 5;
/** Addresses of uploads and the keys of writes are good for a day: what is sent later would be made twice, or of nothing. */
const MOST_MS = 23 * 60 * 60 * 1000;

/** What is over in a moment. A write that broke off arrives once, whenever it is repeated under its key. */
const PASSING: readonly ApiErrorKind[] = ["too_many", "store_unreachable"];

let waiting = 0;
const listeners = new Set<() => void>();

/** Whether something waits because the dashboard cannot be reached. */
export const networkWait = {
  isOn: () => waiting > 0,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

type Patience = {
  /** Nobody waits any more once it is false. */
  isWanted?: () => boolean;
  /** Ends a wait at once. */
  signal?: AbortSignal;
};

/**
 * Two hundred titles take a while: in that time a store may ask to wait, and a line may break. A dashboard that cannot be
 * reached is waited for as long as the answer is wanted. Throws what `ask` throws.
 */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  { isWanted = () => true, signal }: Patience = {},
): Promise<Answer> {
  const endsAt = Date.now() + MOST_MS;
  let refusals = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, MOST_WAIT_MS)) {
    try {
      return await ask();
    } catch (error) {
      const kind = error instanceof ApiError ? error.kind : null;
      const isAway = kind === "offline";
      if (kind && PASSING.includes(kind)) refusals += 1;
      else if (!isAway) throw error;
      const mayWait = () => isWanted() && !signal?.aborted && Date.now() < endsAt;
      if (refusals === TRIES || !mayWait()) throw error;
      const wait = untilWorthTrying(waitMs, signal);
      await (isAway ? telling(wait) : wait);
      if (!mayWait()) throw error;
    }
  }
}

async function telling(wait: Promise<void>): Promise<void> {
  const change = (by: number) => {
    waiting += by;
    for (const listener of listeners) listener();
  };
  change(1);
  await wait.finally(() => change(-1));
}
