"use client";

import { Input, type InputProps } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField as TextFieldRoot } from "@heroui/react/textfield";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

type TextInputProps = Pick<
  InputProps,
  "type" | "autoComplete" | "inputMode" | "placeholder" | "spellCheck" | "lang"
> & {
  /** When the field is left. */
  onLeave?: (() => void) | undefined;
};

/** One line of text. The value is a string; null and undefined show as empty. See `FieldProps` for an example. */
export function TextField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  type = "text",
  autoComplete = "off",
  inputMode,
  placeholder,
  spellCheck,
  lang,
  onLeave,
  ...props
}: FieldProps<Values, Name, Output> & TextInputProps) {
  const { field, shared, notes } = useField(props);
  return (
    <TextFieldRoot
      {...shared}
      fullWidth
      isReadOnly={props.isReadOnly ?? false}
      type={type as "text"}
      value={field.value ?? ""}
      onChange={field.onChange}
      onBlur={() => {
        field.onBlur();
        onLeave?.();
      }}
    >
      <Label>{props.label}</Label>
      <Input
        ref={field.ref}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        spellCheck={spellCheck}
        lang={lang}
      />
      {notes}
    </TextFieldRoot>
  );
}
