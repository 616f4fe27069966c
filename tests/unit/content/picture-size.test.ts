import { expect, test } from "vitest";
import { isSmaller, isTooWide, ratioOf } from "#lib/content/picture-size.ts";

test("a picture is smaller when it has fewer pixels, whatever its shape", () => {
  expect(isSmaller({ width: 300, height: 400 }, { width: 400, height: 300 })).toBe(false);
  expect(isSmaller({ width: 299, height: 400 }, { width: 400, height: 300 })).toBe(true);
});

test("the ratio is that of width to height, the shorter side as 1, to two decimals", () => {
  expect(ratioOf({ width: 600, height: 900 })).toEqual({ across: 1, down: 1.5 });
  expect(ratioOf({ width: 1800, height: 600 })).toEqual({ across: 3, down: 1 });
  expect(ratioOf({ width: 1000, height: 300 })).toEqual({ across: 3.33, down: 1 });
});

test.each([
  ["epub", 600, 900, false],
  ["epub", 600, 600, false],
  ["epub", 601, 600, true],
  ["pdf", 1800, 600, true],
  ["audio", 1800, 600, false],
  ["physical", 1800, 600, false],
])("a cover of %s with %d by %d pixels is wider than it should be: %s", (fileType, width, height, isWide) => {
  expect(isTooWide({ width, height }, fileType)).toBe(isWide);
});
