import { expect, test } from "vitest";
import { isSmaller, ratioOf } from "#lib/content/picture-size.ts";

test("a picture is smaller when it has fewer pixels, whatever its shape", () => {
  expect(isSmaller({ width: 300, height: 400 }, { width: 400, height: 300 })).toBe(false);
  expect(isSmaller({ width: 299, height: 400 }, { width: 400, height: 300 })).toBe(true);
});

test("the ratio is that of the longer side to the shorter, to two decimals", () => {
  expect([ratioOf({ width: 600, height: 900 }), ratioOf({ width: 1000, height: 300 })]).toEqual([1.5, 3.33]);
});
