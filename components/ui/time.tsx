"use client";

import { useFormatter, useNow } from "next-intl";

const MINUTE_MS = 60_000;

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

/** How long ago, with the exact moment for whoever points at it. */
export function Ago({ value }: { value: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return (
    <time
      dateTime={value}
      title={format.dateTime(date, { dateStyle: "long", timeStyle: "short" })}
      className="tabular-nums"
    >
      {format.relativeTime(date, now)}
    </time>
  );
}
