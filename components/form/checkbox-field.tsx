"use client";

import { Checkbox } from "@heroui/react/checkbox";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** A statement that is true or not. The value is a boolean. */
export function CheckboxField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FieldProps<Values, Name, Output>,
) {
  const { field, shared, notes } = useField(props);
  return (
    <Checkbox
      {...shared}
      isReadOnly={props.isReadOnly ?? false}
      inputRef={field.ref}
      isSelected={field.value ?? false}
      onChange={field.onChange}
    >
      <Checkbox.Content>
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {props.label}
      </Checkbox.Content>
      {notes}
    </Checkbox>
  );
}
