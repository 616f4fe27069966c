import { afterEach, expect, test, vi } from "vitest";
import { createSubmissionKeys } from "#lib/http/submission-key.ts";

afterEach(() => void vi.unstubAllGlobals());

test("what is sent has a key of its own also on a page from plain http", () => {
  // What a browser leaves of it there.
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const { keyOf } = createSubmissionKeys();
  const keys = Array.from({ length: 100 }, (_, index) => keyOf({ index }));
  expect(new Set(keys).size).toBe(100);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});
