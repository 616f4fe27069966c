"use client";

import { Calendar } from "@heroui/react/calendar";
import { DateField as DateFieldRoot } from "@heroui/react/date-field";
import { DatePicker } from "@heroui/react/date-picker";
import { Label } from "@heroui/react/label";
import { type CalendarDate, parseDate } from "@internationalized/date";
import { use, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { DateFieldStateContext } from "react-aria-components/DateField";
import type { FieldPath, FieldValues } from "react-hook-form";
import { INCOMPLETE_DAY } from "#lib/incomplete-day.ts";
import { type FieldProps, useField } from "./field.tsx";

/**
 * A day without a time or a zone. The value is `YYYY-MM-DD`, null when it is left blank, and
 * INCOMPLETE_DAY while some of its parts are typed and others are not.
 */
export function DateField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FieldProps<Values, Name, Output>,
) {
  const { field, shared, notes } = useField(props);
  const { shown, tell } = useShownDay(field.value, field.onChange);
  // The form focuses a field with an error; here that is the first part of the date.
  const register = (group: HTMLElement | null) =>
    field.ref({ focus: () => group?.querySelector<HTMLElement>("[role=spinbutton]")?.focus() });
  return (
    <DatePicker
      {...shared}
      key={shown.edition}
      isReadOnly={props.isReadOnly ?? false}
      granularity="day"
      shouldForceLeadingZeros
      value={shown.day}
      onChange={tell}
    >
      <Label>{props.label}</Label>
      <DateFieldRoot.Group fullWidth ref={register}>
        <DateFieldRoot.Input>
          {(segment) => (
            <>
              <DateFieldRoot.Segment segment={segment} />
              {segment.type === "day" ? <PartsWatch value={field.value} day={shown.day} tell={tell} /> : null}
            </>
          )}
        </DateFieldRoot.Input>
        <DateFieldRoot.Suffix>
          <DatePicker.Trigger>
            <DatePicker.TriggerIndicator />
          </DatePicker.Trigger>
        </DateFieldRoot.Suffix>
      </DateFieldRoot.Group>
      {notes}
      <DatePicker.Popover>
        <Calendar aria-label={props.label}>
          <Calendar.Header>
            <Calendar.NavButton slot="previous" />
            <Calendar.Heading />
            <Calendar.NavButton slot="next" />
          </Calendar.Header>
          <Calendar.Grid>
            <Calendar.GridHeader>
              {(day) => <Calendar.HeaderCell>{day}</Calendar.HeaderCell>}
            </Calendar.GridHeader>
            <Calendar.GridBody>{(date) => <Calendar.Cell date={date} />}</Calendar.GridBody>
          </Calendar.Grid>
        </Calendar>
      </DatePicker.Popover>
    </DatePicker>
  );
}

type Told = CalendarDate | null | typeof INCOMPLETE_DAY;

/**
 * The day that React Aria is given. It stays the same object while the parts are typed, because any
 * other one makes React Aria forget the parts; a value from elsewhere (discard, draft) replaces it.
 */
function useShownDay(value: unknown, onChange: (value: string | null) => void) {
  const [shown, setShown] = useState(() => ({ value, day: readDay(value), edition: 0 }));
  if (value !== shown.value) {
    const wasIncomplete = shown.value === INCOMPLETE_DAY;
    setShown({
      value,
      day: value === INCOMPLETE_DAY ? shown.day : readDay(value),
      // Parts left over from an incomplete day go only with the field that holds them.
      edition: wasIncomplete ? shown.edition + 1 : shown.edition,
    });
  }
  const tell = (told: Told) => {
    const isDay = told !== INCOMPLETE_DAY;
    const next = isDay ? (told?.toString() ?? null) : INCOMPLETE_DAY;
    setShown({ value: next, day: isDay ? told : shown.day, edition: shown.edition });
    onChange(next);
  };
  return { shown, tell };
}

/** Tells the form when the parts on screen are no day, of which React Aria says nothing itself. */
function PartsWatch({
  value,
  day,
  tell,
}: {
  value: unknown;
  day: CalendarDate | null;
  tell: (told: Told) => void;
}) {
  const state = use(DateFieldStateContext);
  useLayoutEffect(() => {
    // React Aria makes 30 February the 28th when the field is left, without a word. It stays, and is refused.
    if (state) state.confirmPlaceholder = () => undefined;
  }, [state]);
  const parts = state?.segments.filter(({ isEditable }) => isEditable) ?? [];
  const isBlank = parts.every(({ isPlaceholder }) => isPlaceholder);
  // 30 February has all its parts, and stands beside another day.
  const isDay = parts.every((part) => !isDayPart(part.type) || part.value === state?.value?.[part.type]);
  const isIncomplete = !isBlank && !isDay;
  const isToldSo = value === INCOMPLETE_DAY;
  const settle = useEffectEvent(() => tell(isIncomplete ? INCOMPLETE_DAY : day));
  useEffect(() => {
    if (isIncomplete !== isToldSo) settle();
  }, [isIncomplete, isToldSo]);
  return null;
}

function isDayPart(type: string): type is "year" | "month" | "day" {
  return type === "year" || type === "month" || type === "day";
}

function readDay(text: unknown): CalendarDate | null {
  try {
    return typeof text === "string" && text !== "" ? parseDate(text) : null;
  } catch {
    return null;
  }
}
