import { afterEach, expect, test, vi } from "vitest";
import { API_ERROR_KINDS, ApiError } from "#lib/http/api-error.ts";
import { createQueryClient, shouldRetry } from "#lib/http/query-client.ts";

afterEach(() => vi.unstubAllGlobals());
const error = (kind: (typeof API_ERROR_KINDS)[number]) => new ApiError(0, { kind, message: "" });

test("in a browser only what may pass by itself is asked again, and twice at most", () => {
  vi.stubGlobal("window", {});
  const retried = API_ERROR_KINDS.filter((kind) => shouldRetry(0, error(kind)));
  expect(retried).toEqual(["store_unreachable", "offline"]);
  expect(shouldRetry(1, error("offline"))).toBe(true);
  expect(shouldRetry(2, error("offline"))).toBe(false);
  expect(shouldRetry(0, new Error("a bug"))).toBe(false);
});

test("on the server nothing is asked again, and no write ever", () => {
  expect(shouldRetry(0, error("offline"))).toBe(false);
  expect(createQueryClient().getDefaultOptions().mutations?.retry).toBe(false);
});
