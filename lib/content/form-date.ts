import { parseAbsolute, toCalendarDate } from "@internationalized/date";

/** The day of a moment in the store's time zone, as `YYYY-MM-DD`. A date without a zone is the store's already. */
export function storeDay(moment: string | null | undefined, timeZone: string): string | null {
  if (!moment) return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(moment.slice(10));
  if (!hasZone) return moment.slice(0, 10);
  return toCalendarDate(parseAbsolute(moment, timeZone)).toString();
}
