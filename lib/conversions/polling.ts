type PollState = {
  /** Whether anything is left that a worker will still change. */
  isMoving: boolean;
  fetchStatus: "fetching" | "paused" | "idle";
  /** Answers so far: people look most at the beginning, so the waits grow. */
  answers: number;
};

const FAST_ANSWERS = 45;
const FAST_MS = 2_000;
export const SLOW_MS = 10_000;

/**
 * Milliseconds from the last answer to the next question, or false for never again. While a
 * question is under way there is no timer, so that slow answers do not pile up.
 */
export function nextPollMs({ isMoving, fetchStatus, answers }: PollState): number | false {
  if (!isMoving || fetchStatus === "fetching") return false;
  return answers < FAST_ANSWERS ? FAST_MS : SLOW_MS;
}
