import { expect, test } from "vitest";
import { hoursAndMinutes } from "#components/tracks/duration.ts";
import { formatDuration } from "#lib/conversions/play-time.ts";

test("a length reads as people write it", () => {
  expect(formatDuration(0)).toBe("0:00");
  expect(formatDuration(245)).toBe("4:05");
  expect(formatDuration(3729)).toBe("1:02:09");
});

test("a sum of lengths rounds to minutes and never shows 60 of them", () => {
  expect(hoursAndMinutes(7 * 3600 + 12 * 60 + 4)).toEqual({ hours: 7, minutes: 12 });
  expect(hoursAndMinutes(3599)).toEqual({ hours: 1, minutes: 0 });
});
