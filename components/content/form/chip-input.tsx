"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField, type TextFieldProps } from "@heroui/react/textfield";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { splitTerms } from "#lib/content/form-terms.ts";

type ChipInputProps = Omit<TextFieldProps, "children" | "value" | "onChange"> & {
  label: string;
  allowsComma: boolean;
  lang?: string | undefined;
  inputRef: Ref<HTMLInputElement>;
  onAdd: (terms: string[]) => void;
  onRemoveLast: () => void;
  /** Hint and error. */
  children: ReactNode;
};

/** Where the next word is typed. Its text is its own state: a letter must not render hundreds of chips. */
export function ChipInput({
  label,
  allowsComma,
  lang,
  inputRef,
  onAdd,
  onRemoveLast,
  onBlur,
  children,
  ...props
}: ChipInputProps) {
  const [text, setText] = useState("");
  const add = (typed: string) => {
    onAdd(splitTerms(typed, allowsComma));
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || (event.key === "," && allowsComma)) {
      event.preventDefault();
      add(text);
    }
    if (event.key === "Backspace" && text === "" && !event.repeat) onRemoveLast();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text");
    if (splitTerms(pasted, allowsComma).length < 2) return;
    event.preventDefault();
    add(text + pasted);
  };
  return (
    <TextField
      {...props}
      fullWidth
      value={text}
      onChange={setText}
      onBlur={(event) => {
        // What stands in the input when it is left was meant to be added.
        if (text.trim() !== "") add(text);
        onBlur?.(event);
      }}
    >
      <Label>{label}</Label>
      <Input ref={inputRef} lang={lang} autoComplete="off" onKeyDown={onKeyDown} onPaste={onPaste} />
      {children}
    </TextField>
  );
}
