import { expect, test } from "vitest";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import {
  CONVERSION_CODES,
  countSaid,
  failureSaid,
  faultSaid,
  tryingAgainSaid,
} from "#lib/server/catalog/conversions/said.ts";
import { fileError } from "#lib/server/files/file-error.ts";

test("the dashboard has words for every code of the worker, and for no other", () => {
  expect(Object.keys(en.conversions.said).toSorted()).toEqual([...CONVERSION_CODES].toSorted());
});

test("a wait asks nothing of anybody", () => {
  expect(tryingAgainSaid(failureSaid("internal"), 2, 6).message).toBe(
    "Something failed on our side while converting. Trying again by itself, try 2 of 6: step 1/4",
  );
});

test("a count and a wait end in n/m, and carry what fills them", () => {
  expect(countSaid("page", 120, 480)).toEqual({
    code: "rendering_page",
    params: { done: 120, total: 480 },
    message: "Rendering page 120 of 480, step 3/4",
  });
  const why = faultSaid(fileError("server_failed", { status: 503 }));
  expect(tryingAgainSaid(why, 2, 6)).toEqual({
    code: "trying_again",
    params: { reason: "server_failed", status: 503, attempt: 2, attempts: 6 },
    message:
      "The server of the file answered 503 instead of sending it. If it answers so later too, put the file on another server. Trying again by itself, try 2 of 6: step 1/4",
  });
});
