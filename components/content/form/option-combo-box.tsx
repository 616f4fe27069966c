"use client";

import { ComboBox, type ComboBoxRootProps } from "@heroui/react/combo-box";
import { FieldError } from "@heroui/react/field-error";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useState } from "react";
import { useFilter } from "react-aria-components/ComboBox";
import type { SelectOption } from "#components/form/select-field.tsx";
import { OptionInput, type RefusedText } from "./option-input.tsx";

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
  const t = useTranslations("contentForm.options");
  const { contains } = useFilter({ sensitivity: "base" });
  const [last, setLast] = useState<(RefusedText & { value: unknown }) | null>(null);
  // Once something is chosen, nothing is left to be said of it.
  const refused = last?.value === props.value ? last : null;
  return (
    <ComboBox<SelectOption, M>
      {...props}
      isInvalid={props.isInvalid || refused !== null}
      fullWidth
      menuTrigger="input"
      defaultItems={options}
      defaultFilter={(name, typed) => contains(name, typed.trim())}
    >
      <Label>{label}</Label>
      <ComboBox.InputGroup>
        <OptionInput
          inputRef={inputRef}
          placeholder={placeholder}
          onTyped={() => setLast(null)}
          onRefused={(news) => setLast({ ...news, value: props.value })}
        />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      {refused ? (
        <FieldError>
          <span role="alert">{t(refused.isChosen ? "isChosen" : "notTaken", { text: refused.text })}</span>
        </FieldError>
      ) : (
        children
      )}
      <ComboBox.Popover>
        {/* To mark one far down would scroll the page, and a page that scrolls closes the list and takes back what was typed. */}
        <ListBox<SelectOption> autoFocus={false} className="max-h-72 overflow-y-auto">
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
