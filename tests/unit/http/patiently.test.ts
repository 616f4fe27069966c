import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, type ApiErrorKind } from "#lib/http/api-error.ts";
import { patiently } from "#lib/http/patiently.ts";

const HOUR_MS = 60 * 60 * 1000;
let browser: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new EventTarget();
  vi.stubGlobal("window", browser);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers once it has failed so often. */
function failing(times: number, kind: ApiErrorKind) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked <= times) throw new ApiError(0, { kind, message: "No." });
    return "here";
  };
  return { ask, asked: () => asked };
}

test("a network that is away for an hour is waited for", async () => {
  const { ask } = failing(100, "offline");
  const answer = patiently(ask);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await expect(answer).resolves.toBe("here");
});

test("it is asked at once when the network is back", async () => {
  const { ask, asked } = failing(1, "offline");
  const answer = patiently(ask);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked()).toBe(1);
  browser.dispatchEvent(new Event("online"));
  await expect(answer).resolves.toBe("here");
});

test("nobody waits for what is not wanted any more", async () => {
  const { ask, asked } = failing(100, "offline");
  let isWanted = true;
  const answer = patiently(ask, { isWanted: () => isWanted });
  const refused = expect(answer).rejects.toMatchObject({ kind: "offline" });
  await vi.advanceTimersByTimeAsync(1);
  isWanted = false;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  await refused;
  expect(asked()).toBe(1);
});

test("a store that does not answer is asked five times, and a refusal once", async () => {
  for (const [kind, times] of [
    ["store_unreachable", 5],
    ["invalid", 1],
  ] as const) {
    const { ask, asked } = failing(100, kind);
    const refused = expect(patiently(ask)).rejects.toMatchObject({ kind });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    await refused;
    expect(asked()).toBe(times);
  }
});
