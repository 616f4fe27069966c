import { describe, expect, test } from "vitest";
import { nextPollMs, SLOW_MS } from "#lib/conversions/polling.ts";
import { watchedIds } from "#lib/conversions/watched-ids.ts";

describe("polling of conversions", () => {
  test("rests as long as it is told to while nothing is moving, or ends", () => {
    const asked = { isMoving: false, answers: 1 };
    expect(nextPollMs({ ...asked, restMs: false, fetchStatus: "idle" })).toBe(false);
    expect(nextPollMs({ ...asked, restMs: SLOW_MS, fetchStatus: "idle" })).toBe(10_000);
    expect(nextPollMs({ ...asked, restMs: SLOW_MS, fetchStatus: "fetching" })).toBe(false);
  });

  test("asks 2 s after the last answer, and slower with time", () => {
    expect(nextPollMs({ isMoving: true, restMs: false, fetchStatus: "idle", answers: 1 })).toBe(2000);
    expect(nextPollMs({ isMoving: true, restMs: false, fetchStatus: "idle", answers: 500 })).toBeGreaterThan(
      2000,
    );
  });

  test("has no timer while a question is under way, so slow answers do not pile up", () => {
    expect(nextPollMs({ isMoving: true, restMs: false, fetchStatus: "fetching", answers: 1 })).toBe(false);
  });
});

describe("the titles that a page watches", () => {
  test("are one sorted union, told only when it changes", () => {
    let calls = 0;
    const stop = watchedIds.subscribe(() => {
      calls += 1;
    });
    const removeFirst = watchedIds.add([7, 3]);
    const removeSecond = watchedIds.add([3]);
    expect(watchedIds.read()).toBe("3,7");
    expect(calls).toBe(1);
    removeFirst();
    expect(watchedIds.read()).toBe("3");
    removeSecond();
    expect(watchedIds.read()).toBe("");
    expect(calls).toBe(3);
    stop();
  });
});
