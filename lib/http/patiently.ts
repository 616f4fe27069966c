import { ApiError, type ApiErrorKind } from "./api-error.ts";
import { untilWorthTrying } from "./until-worth-trying.ts";

const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 30_000;
const TRIES = 5;

/** What is over in a moment. A write that broke off arrives once, whenever it is repeated under its key. */
const PASSING: readonly ApiErrorKind[] = ["too_many", "store_unreachable"];

/**
 * Two hundred titles take a while: in that time a store may ask to wait, and a line may break. A network that is away is
 * waited for as long as the answer is wanted. Throws what `ask` throws.
 */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  isWanted: () => boolean = () => true,
): Promise<Answer> {
  let refusals = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, MOST_WAIT_MS)) {
    try {
      return await ask();
    } catch (error) {
      const kind = error instanceof ApiError ? error.kind : null;
      if (kind && PASSING.includes(kind)) refusals += 1;
      else if (kind !== "offline") throw error;
      if (refusals === TRIES || !isWanted()) throw error;
      await untilWorthTrying(waitMs);
      if (!isWanted()) throw error;
    }
  }
}
