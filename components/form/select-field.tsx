"use client";

import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

export type SelectOption = { id: string; label: string };

/** One of a short list. The value is the `id` of an option, or null. */
export function SelectField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  options,
  placeholder,
  ...props
}: FieldProps<Values, Name, Output> & { options: readonly SelectOption[]; placeholder?: string }) {
  const { field, shared, notes } = useField(props);
  return (
    <Select
      {...shared}
      fullWidth
      isDisabled={shared.isDisabled || (props.isReadOnly ?? false)}
      placeholder={placeholder}
      value={field.value ?? null}
      onChange={field.onChange}
    >
      <Label>{props.label}</Label>
      <Select.Trigger ref={field.ref}>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {notes}
      <Select.Popover>
        <ListBox items={options}>
          {(option) => (
            <ListBox.Item id={option.id} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
