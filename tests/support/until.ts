import { setTimeout as wait } from "node:timers/promises";

/** Generous: a busy machine is no fault. */
const LIMIT_MS = 50_000;

/** Asks again and again until the answer will do; fails when the time is over. */
export async function until<T>(
  ask: () => T | Promise<T>,
  isEnough: (answer: T) => boolean,
  limitMs = LIMIT_MS,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Not reached in ${limitMs} ms; last seen: ${JSON.stringify(answer)}`);
    await wait(50);
  }
}
