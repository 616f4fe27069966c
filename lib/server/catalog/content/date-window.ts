import { parseMoment } from "#lib/content/date-schema.ts";
import { type FieldFaults, fault } from "#lib/content/fault-schema.ts";

/** From and before, each an instant as PostgreSQL reads it, or open. */
export type DateWindow = { from: string | null; before: string | null };

type Bounds = { from: string | undefined; to: string | undefined };

const SECOND = 1_000;
const MONTH_OF_DAYS = 31 * 24 * 60 * 60 * SECOND;

/**
 * Reads the two bounds of a date filter (contract 3.2). Times are UTC. Faults go to `all`, each
 * with the bound that would be right; then the window is null.
 */
export function readDateWindow(
  field: "created_at" | "updated_at",
  bounds: Bounds,
  now: number,
  all: FieldFaults,
): DateWindow | null {
  const faults: FieldFaults = {};
  const from = readBound(`filter.${field}.from`, bounds.from, now, faults);
  const to = readBound(`filter.${field}.to`, bounds.to, now, faults);
  if (Object.keys(faults).length === 0) checkWindow(field, from, to, now, faults);
  Object.assign(all, faults);
  if (Object.keys(faults).length > 0) return null;
  // A window of changes is never open: a lone end reaches back one month (contract 3.2).
  const start = from ?? (field === "updated_at" && to !== null ? monthBefore(to) : null);
  return {
    from: start === null ? null : toText(start),
    // What is shown as 23:59:59 may have happened half a second later.
    before: to === null ? null : toText(to + SECOND),
  };
}

function readBound(name: string, text: string | undefined, now: number, faults: FieldFaults): number | null {
  if (text === undefined) return null;
  const isWellFormed = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) && parseMoment(text) !== null;
  if (!isWellFormed) {
    faults[name] = [fault("bad_moment")];
    return null;
  }
  const instant = Date.parse(`${text.replace(" ", "T")}Z`);
  if (name.endsWith(".from") ? instant <= now : instant <= endOfDay(now)) return instant;
  faults[name] = [fault("in_future", { now: toText(now) })];
  return null;
}

function checkWindow(
  field: "created_at" | "updated_at",
  from: number | null,
  to: number | null,
  now: number,
  faults: FieldFaults,
) {
  const toName = `filter.${field}.to`;
  if (field === "updated_at") {
    const oldest = monthBefore(now);
    for (const [name, bound] of [[`filter.${field}.from`, from] as const, [toName, to] as const])
      if (bound !== null && bound < oldest)
        faults[name] = [fault("beyond_last_month", { oldest: toText(oldest) })];
  }
  if (from === null || to === null || faults[toName]) return;
  const latest = monthAfter(from);
  if (from > to) faults[toName] = [fault("before_from", { from: toText(from) })];
  else if (to > latest && Math.min(to, now) > latest)
    faults[toName] = [fault("span_too_long", { latest: toText(latest) })];
}

/** One calendar month, and never less than 31 days. */
function monthAfter(instant: number): number {
  return Math.max(shiftMonth(instant, 1), instant + MONTH_OF_DAYS);
}

function monthBefore(instant: number): number {
  return Math.min(shiftMonth(instant, -1), instant - MONTH_OF_DAYS);
}

function shiftMonth(instant: number, step: 1 | -1): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + step);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay));
}

function endOfDay(instant: number): number {
  return new Date(instant).setUTCHours(23, 59, 59, 999);
}

function toText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace("T", " ");
}
