"use client";

import { useFormatter } from "next-intl";

/** A calendar day, in the store's time zone: the day that was meant, wherever it is read. */
export function Day({ value }: { value: string }) {
  const format = useFormatter();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return (
    <time dateTime={value} className="tabular-nums">
      {format.dateTime(date, { day: "numeric", month: "short", year: "numeric" })}
    </time>
  );
}
