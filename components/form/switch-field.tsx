"use client";

import { Switch } from "@heroui/react/switch";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** Something that is on or off. The value is a boolean. */
export function SwitchField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  props: FieldProps<Values, Name, Output>,
) {
  const { field, shared, notes } = useField(props);
  return (
    <Switch
      {...shared}
      size="sm"
      isReadOnly={props.isReadOnly ?? false}
      inputRef={field.ref}
      isSelected={field.value ?? false}
      onChange={field.onChange}
    >
      <Switch.Content>
        <Switch.Control>
          <Switch.Thumb />
        </Switch.Control>
        {props.label}
      </Switch.Content>
      {notes}
    </Switch>
  );
}
