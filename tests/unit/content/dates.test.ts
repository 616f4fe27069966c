import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentSchema, parseMoment } from "#lib/content/date-schema.ts";

const two = (value: number) => String(value).padStart(2, "0");
const dayParts = fc
  .date({ min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T23:59:59Z"), noInvalidDate: true })
  .map((date) => ({ date, day: date.toISOString().slice(0, 10), time: date.toISOString().slice(11, 19) }));
const offset = fc
  .integer({ min: -14 * 60, max: 14 * 60 })
  .map(
    (minutes) =>
      `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`,
  );

describe("a moment without a zone", () => {
  test("keeps its day and its time, whatever zone this computer is in", () => {
    fc.assert(
      fc.property(dayParts, ({ day, time }) => {
        expect(parseMoment(day)).toBe(`${day} 00:00:00`);
        expect(parseMoment(`${day} ${time}`)).toBe(`${day} ${time}`);
        expect(parseMoment(`${day}T${time}`)).toBe(`${day} ${time}`);
        expect(parseMoment(`${day} ${time.slice(0, 5)}`)).toBe(`${day} ${time.slice(0, 5)}:00`);
      }),
    );
  });

  test("exists on the calendar or is refused", () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(number(9999), number(13), number(32), (year, month, day) => {
        const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = year > 0 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(parseMoment(text)).toBe(exists ? `${text} 00:00:00` : null);
      }),
    );
  });
});

describe("a moment with a zone", () => {
  test("is that instant, written in UTC", () => {
    fc.assert(
      fc.property(dayParts, offset, ({ day, time }, zone) => {
        const text = `${day}T${time}${zone}`;
        expect(parseMoment(text)).toBe(new Date(text).toISOString());
        expect(parseMoment(`${day}T${time}${zone.replace(":", "")}`)).toBe(new Date(text).toISOString());
      }),
    );
  });

  test.for(["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])(
    "leaves the calendar as %s and is refused",
    (text) => {
      expect(parseMoment(text)).toBeNull();
    },
  );
});

test("what was read is read the same again", () => {
  fc.assert(
    fc.property(dayParts, offset, ({ day, time }, zone) => {
      for (const text of [day, `${day} ${time}`, `${day}T${time}Z`, `${day}T${time}${zone}`]) {
        const read = parseMoment(text);
        expect(read && parseMoment(read)).toBe(read);
      }
    }),
  );
});

test("a year below 1000 is refused by name, and the years from there are not", () => {
  for (const text of ["0002-11-22", "0999-12-31 23:59:59", "1000-01-01T00:00:00+14:00"])
    expect(momentSchema.safeParse(text).error?.issues[0]?.message, text).toBe("bad_year");
  expect(momentSchema.parse("1000-01-01")).toBe("1000-01-01 00:00:00");
  expect(momentSchema.parse("9999-12-31")).toBe("9999-12-31 00:00:00");
});

test("a moment that some zone would carry into the year 10000 is refused by name", () => {
  for (const text of ["9999-12-31 00:00:01", "9999-12-31T23:59:59Z", "9999-12-31T12:00:00+02:00"])
    expect(momentSchema.safeParse(text).error?.issues[0]?.message, text).toBe("bad_year");
  expect(momentSchema.parse("9999-12-31T00:00:00Z")).toBe("9999-12-31T00:00:00.000Z");
});

test("any other text is refused with the hint, never with a crash", () => {
  const refused = [
    "",
    "tomorrow",
    "13/09/2019",
    "2019-9-13",
    "2019-02-29",
    "2019-09-13 24:00:00",
    "2019-09-13 10:61",
    "2019-09-13T10:00:60Z",
    "2019-09-13T10:00:00+99:00",
    "2019-09-13Z",
    "20190913",
    "1568332800",
    "٢٠١٩-٠٩-١٣",
  ];
  for (const text of refused)
    expect(momentSchema.safeParse(text).error?.issues[0]?.message, text).toBe("bad_date");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(typeof (parseMoment(text) ?? "")).toBe("string");
    }),
  );
});
