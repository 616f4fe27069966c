type PollState = {
  /** Whether anything is left that a worker will still change. */
  isMoving: boolean;
  /** Milliseconds to the next question while nothing moves; false where nothing will. */
  restMs: number | false;
  fetchStatus: "fetching" | "paused" | "idle";
  /** Answers since something began to move: people look most at the beginning, so the waits grow. */
  answers: number;
};

const FAST_ANSWERS = 45;
const FAST_MS = 2_000;
export const SLOW_MS = 10_000;

/**
 * Milliseconds from the last answer to the next question, or false for never again. While a
 * question is under way there is no timer, so that slow answers do not pile up.
 */
export function nextPollMs({ isMoving, restMs, fetchStatus, answers }: PollState): number | false {
  if (fetchStatus === "fetching") return false;
  if (!isMoving) return restMs;
  return answers < FAST_ANSWERS ? FAST_MS : SLOW_MS;
}
