"use client";

import { Calendar } from "@heroui/react/calendar";
import { DateField as DateFieldRoot } from "@heroui/react/date-field";
import { DatePicker } from "@heroui/react/date-picker";
import { Label } from "@heroui/react/label";
import { type CalendarDate, parseDate } from "@internationalized/date";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** A day without a time or a zone. The value is `YYYY-MM-DD`, or `""` when it is left blank. */
export function DateField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FieldProps<Values, Name, Output>,
) {
  const { field, shared, notes } = useField(props);
  // The form focuses a field with an error; here that is the first part of the date.
  const register = (group: HTMLElement | null) =>
    field.ref({ focus: () => group?.querySelector<HTMLElement>("[role=spinbutton]")?.focus() });
  return (
    <DatePicker
      {...shared}
      isReadOnly={props.isReadOnly ?? false}
      granularity="day"
      value={readDay(field.value)}
      onChange={(day) => field.onChange(day?.toString() ?? "")}
    >
      <Label>{props.label}</Label>
      <DateFieldRoot.Group fullWidth ref={register}>
        <DateFieldRoot.Input>{(segment) => <DateFieldRoot.Segment segment={segment} />}</DateFieldRoot.Input>
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

function readDay(text: unknown): CalendarDate | null {
  try {
    return typeof text === "string" && text !== "" ? parseDate(text) : null;
  } catch {
    return null;
  }
}
