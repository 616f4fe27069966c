import { z } from "zod";
import { says } from "./fault-schema.ts";

/**
 * A moment as clients write it (contract 1, "Publication date"):
 * - `YYYY-MM-DD`            local midnight in the store's time zone
 * - `YYYY-MM-DD HH:MM:SS`   local time in the store's time zone
 * - ISO 8601 with a zone    that instant
 *
 * The parsed value is text: `YYYY-MM-DD HH:MM:SS` means store-local, an ending `Z` means an instant.
 * A JavaScript Date never stands in between, so no zone of a server or browser can shift a day.
 */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Of the last day only its midnight: any zone may carry what is later into the year 10000, which no date can say. */
const LAST = "9999-12-31 00:00:00";

export const momentSchema = z.string().transform((text, check) => {
  const moment = parseMoment(text.trim());
  // A year below 1000 is a year half typed, such as 0002, and never what was meant.
  if (moment !== null && !moment.startsWith("0") && moment.slice(0, 19).replace("T", " ") <= LAST)
    return moment;
  check.addIssue({ code: "custom", message: says(moment === null ? "bad_date" : "bad_year") });
  return z.NEVER;
});

/** Returns the canonical text, or null when the date does not exist (30 February) or has another form. */
export function parseMoment(text: string): string | null {
  const local = LOCAL.exec(text);
  if (local) {
    const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00"] = local;
    return isRealTime(+year, +month, +day, +hour, +minute, +second)
      ? `${year}-${month}-${day} ${hour}:${minute}:${second}`
      : null;
  }
  if (!INSTANT.test(text)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:.Z+]/).map(Number);
  const instant = new Date(text);
  if (!isRealTime(year, month, day, hour, minute, text[16] === ":" ? second : 0)) return null;
  if (Number.isNaN(instant.getTime())) return null;
  // The zone may carry it out of the years 1 to 9999, which is all that the other form can say.
  const utc = instant.toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : null;
}

function isRealTime(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  if (year < 1 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return false;
  const lastDay = new Date(Date.UTC(year < 100 ? year + 400 : year, month, 0)).getUTCDate();
  return day >= 1 && day <= lastDay;
}
