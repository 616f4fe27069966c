import { expect, test } from "vitest";
import { shareChapters } from "#lib/server/catalog/reading/preview-share.ts";

const sharedOf = (sizes: Parameters<typeof shareChapters>[0]) =>
  shareChapters(sizes).map(({ shared }) => shared);
const pictures = (count: number) => Array.from({ length: count }, () => ({ length: 55, pictures: 1 }));
const wholes = (count: number) => shareChapters(pictures(count)).filter(({ isWhole }) => isWhole).length;

test("of pictures a tenth is shared, at least five, at most forty, never more than half", () => {
  expect([1, 2, 3, 7, 30, 200, 400, 900].map(wholes)).toEqual([0, 1, 1, 3, 5, 20, 40, 40]);
});

test("a picture that is shared in part would be one that is empty", () => {
  expect(sharedOf([{ length: 1_500, pictures: 0 }, ...pictures(30)]).slice(0, 7)).toEqual([
    1_500, 2_000, 2_000, 2_000, 2_000, 0, 0,
  ]);
});

test("pictures in a text that is long enough to surround them change nothing", () => {
  const text = Array.from({ length: 30 }, () => ({ length: 12_000, pictures: 0 }));
  expect(sharedOf(text).slice(0, 5)).toEqual([12_000, 12_000, 12_000, 0, 0]);
  expect(sharedOf(text.map(({ length }) => ({ length, pictures: 6 })))).toEqual(sharedOf(text));
  expect(sharedOf(text.map(({ length }) => ({ length })))).toEqual(sharedOf(text));
});
