"use client";

import { Label } from "@heroui/react/label";
import { TextArea, type TextAreaProps } from "@heroui/react/textarea";
import { TextField as TextFieldRoot } from "@heroui/react/textfield";
import type { FieldPath, FieldValues } from "react-hook-form";
import { type FieldProps, useField } from "./field.tsx";

/** Text of several lines. The value is a string; null and undefined show as empty. */
export function TextAreaField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  rows = 5,
  lang,
  ...props
}: FieldProps<Values, Name, Output> & Pick<TextAreaProps, "rows" | "lang">) {
  const { field, shared, notes } = useField(props);
  return (
    <TextFieldRoot
      {...shared}
      fullWidth
      isReadOnly={props.isReadOnly ?? false}
      value={field.value ?? ""}
      onChange={field.onChange}
    >
      <Label>{props.label}</Label>
      <TextArea ref={field.ref} rows={rows} lang={lang} />
      {notes}
    </TextFieldRoot>
  );
}
