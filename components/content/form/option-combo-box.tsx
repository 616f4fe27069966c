"use client";

import { ComboBox, type ComboBoxRootProps } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import type { ReactNode, Ref } from "react";
import type { SelectOption } from "#components/form/select-field.tsx";

type Mode = "single" | "multiple";
type OptionComboBoxProps<M extends Mode> = Omit<
  ComboBoxRootProps<SelectOption, M>,
  "children" | "items" | "defaultItems"
> & {
  label: string;
  placeholder?: string;
  options: readonly SelectOption[];
  inputRef: Ref<HTMLInputElement>;
  /** Hint and error. */
  children?: ReactNode;
};

/** One or several of a long list, found by typing a part of a name. */
export function OptionComboBox<M extends Mode = "single">({
  label,
  placeholder,
  options,
  inputRef,
  children,
  ...props
}: OptionComboBoxProps<M>) {
  return (
    <ComboBox<SelectOption, M> {...props} fullWidth menuTrigger="input" defaultItems={options}>
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <Input ref={inputRef} placeholder={placeholder} autoComplete="off" />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      {children}
      <ComboBox.Popover>
        <ListBox<SelectOption> className="max-h-72 overflow-y-auto">
          {(option: SelectOption) => (
            <ListBox.Item id={option.id} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
