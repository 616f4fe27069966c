import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameOrder, moveBeside, moveToPosition, sortByTitle } from "#lib/tracks/move.ts";

const orders = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });

describe("an order of tracks", () => {
  test("a typed position is where the track stands afterwards", () => {
    expect(moveToPosition([9, 7, 5, 3], 3, 1)).toEqual([3, 9, 7, 5]);
    expect(moveToPosition([9, 7, 5, 3], 9, 3)).toEqual([7, 5, 9, 3]);
  });

  test("a position outside the list means its nearest end", () => {
    expect(moveToPosition([9, 7, 5], 7, 0)).toEqual([7, 9, 5]);
    expect(moveToPosition([9, 7, 5], 7, 99)).toEqual([9, 5, 7]);
  });

  test("several dragged tracks keep their order and land together", () => {
    expect(moveBeside([1, 2, 3, 4, 5], new Set([4, 1]), 2, "after")).toEqual([2, 1, 4, 3, 5]);
    expect(moveBeside([1, 2, 3, 4, 5], new Set([4, 5]), 1, "before")).toEqual([4, 5, 1, 2, 3]);
  });

  test("dropping a track on itself changes nothing", () => {
    expect(moveBeside([1, 2, 3], new Set([2]), 2, "before")).toEqual([1, 2, 3]);
  });

  test("no move ever loses or doubles a track", () => {
    fc.assert(
      fc.property(
        orders,
        fc.nat(),
        fc.integer({ min: -5, max: 60 }),
        fc.boolean(),
        (order, pick, position, before) => {
          const id = order[pick % order.length] ?? 0;
          const target = order[position % order.length] ?? id;
          const sorted = order.toSorted((one, other) => one - other);
          for (const moved of [
            moveToPosition(order, id, position),
            moveBeside(order, new Set([id]), target, before ? "before" : "after"),
          ]) {
            expect(moved.toSorted((one, other) => one - other)).toEqual(sorted);
          }
        },
      ),
    );
  });

  test("titles sort as people count, and equal ones keep their places", () => {
    const tracks = [
      { id: 1, title: "Capítulo 10" },
      { id: 2, title: "capitulo 2" },
      { id: 3, title: "Capítulo 1" },
      { id: 4, title: "Capítulo 2" },
    ];
    expect(sortByTitle(tracks, "es")).toEqual([3, 2, 4, 1]);
  });

  test("orders are the same only when each place is", () => {
    expect(isSameOrder([1, 2], [1, 2])).toBe(true);
    expect(isSameOrder([1, 2], [2, 1])).toBe(false);
    expect(isSameOrder([1, 2], [1, 2, 3])).toBe(false);
  });
});
