import { expect, test } from "vitest";
import { createSubmissionKeys } from "#lib/http/submission-key.ts";

test("the same body keeps its key over every try; another body and the next submission get their own", () => {
  const keys = createSubmissionKeys();
  const first = keys.keyOf({ name: "A" });
  expect(keys.keyOf({ name: "A" })).toBe(first);
  const other = keys.keyOf({ name: "B" });
  expect(other).not.toBe(first);
  keys.done();
  expect(keys.keyOf({ name: "B" })).not.toBe(other);
});
