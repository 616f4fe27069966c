"use client";

import { Label } from "@heroui/react/label";
import { type NumberFieldProps, NumberField as NumberFieldRoot } from "@heroui/react/number-field";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** A number as people of the chosen language write it. The value is a number, or null when it is left blank. */
export function NumberField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  minValue,
  maxValue,
  step,
  formatOptions,
  ...props
}: FieldProps<Values, Name, Output> &
  Pick<NumberFieldProps, "minValue" | "maxValue" | "step" | "formatOptions">) {
  const { field, shared, notes } = useField(props);
  return (
    <NumberFieldRoot
      {...shared}
      fullWidth
      isReadOnly={props.isReadOnly ?? false}
      minValue={minValue}
      maxValue={maxValue}
      step={step}
      formatOptions={formatOptions}
      // A wheel over a focused field must not change a number that nobody looks at.
      isWheelDisabled
      value={field.value ?? Number.NaN}
      onChange={(value) => field.onChange(Number.isNaN(value) ? null : value)}
    >
      <Label>{props.label}</Label>
      <NumberFieldRoot.Group>
        <NumberFieldRoot.Input ref={field.ref} className="tabular-nums" />
      </NumberFieldRoot.Group>
      {notes}
    </NumberFieldRoot>
  );
}
