import { ApiError, type ApiErrorKind } from "./api-error.ts";

const FIRST_WAIT_MS = 2_000;
const TRIES = 5;

/** What is over in a moment. A write that broke off arrives once, whenever it is repeated under its key. */
const PASSING: readonly ApiErrorKind[] = ["too_many", "store_unreachable", "offline"];

/** Two hundred titles take a while: in that time a store may ask to wait, and a line may break. Throws what `ask` throws. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const isOver = !(error instanceof ApiError) || !PASSING.includes(error.kind) || tries === TRIES;
      if (isOver) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)));
    }
  }
}
