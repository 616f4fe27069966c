import { expect, test } from "vitest";
import { createTrackItems } from "#components/tracks/track-rows.tsx";
import type { Track } from "#lib/tracks/schema.ts";

const at = "2026-01-01T00:00:00Z";
const track = (id: number, order: number, title = `Track ${id}`): Track => ({
  id,
  title,
  order,
  duration: 60,
  size_in_kb: 900,
  conversion_params: null,
  conversion_accepts_file: false,
  created_at: at,
  updated_at: at,
});

test("a move changes no item of the list, only their order", () => {
  const toItems = createTrackItems();
  const [one, two, three] = toItems([track(1, 1), track(2, 2), track(3, 3)], new Set());
  const moved = toItems([track(3, 1), track(1, 2), track(2, 3)], new Set());
  expect(moved).toHaveLength(3);
  expect(moved[0]).toBe(three);
  expect(moved[1]).toBe(one);
  expect(moved[2]).toBe(two);
});

test("a track with a new title is a new item; the others stay as they are", () => {
  const toItems = createTrackItems();
  const [one, two] = toItems([track(1, 1), track(2, 2)], new Set());
  const renamed = toItems([track(1, 1, "Overture"), track(2, 2)], new Set());
  expect(renamed[0]).not.toBe(one);
  expect(renamed[0]).toMatchObject({ id: 1, title: "Overture" });
  expect(renamed[1]).toBe(two);
});
