"use client";

import { Label } from "@heroui/react/label";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "#components/form/field.tsx";
import type { SelectOption } from "#components/form/select-field.tsx";

/** One of a few, all in sight. The value is the `id` of an option. */
export function RadioField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  options,
  ...props
}: FieldProps<Values, Name, Output> & { options: readonly SelectOption[] }) {
  const { field, shared, notes } = useField(props);
  return (
    <RadioGroup
      {...shared}
      isReadOnly={props.isReadOnly ?? false}
      value={field.value}
      onChange={field.onChange}
    >
      <Label>{props.label}</Label>
      {options.map(({ id, label }) => (
        <Radio key={id} value={id}>
          <Radio.Content>
            <Radio.Control>
              <Radio.Indicator />
            </Radio.Control>
            {label}
          </Radio.Content>
        </Radio>
      ))}
      {notes}
    </RadioGroup>
  );
}
