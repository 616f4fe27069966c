"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { useField } from "#components/form/field.tsx";
import type { ContentForm } from "#lib/content/form.ts";
import { addTerms, splitTerms } from "#lib/content/form-terms.ts";
import { ChipList } from "./chip-list.tsx";
import { useFormSetting } from "./form-setting.tsx";

type ListName = {
  [Name in keyof ContentForm]: ContentForm[Name] extends string[] ? Name : never;
}[keyof ContentForm];

type ChipsFieldProps = {
  name: ListName;
  label: string;
  hint?: string;
  /** Names of people and houses carry commas: there only Enter and line breaks divide. */
  allowsComma?: boolean;
  lang?: string | undefined;
  /** Words for a term, such as the subject behind a code. */
  notes?: ReadonlyMap<string, string>;
  readTerm?: (text: string) => string;
};

/** A list of words: typed one by one, or pasted, a line each. */
export function ChipsField({
  name,
  label,
  hint,
  allowsComma = false,
  lang,
  notes,
  readTerm,
}: ChipsFieldProps) {
  const t = useTranslations("contentForm.chips");
  const { fields } = useFormSetting();
  const { field, shared, notes: messages } = useField({ ...fields, name, label, hint });
  const [text, setText] = useState("");
  const [news, setNews] = useState("");

  const add = (typed: string) => {
    const found = splitTerms(typed, allowsComma).map((term) => readTerm?.(term) ?? term);
    const next = addTerms(field.value, found);
    const count = next.length - field.value.length;
    if (count > 0) field.onChange(next);
    if (count > 0) setNews(t("added", { count, text: found[0] ?? "" }));
    else if (found.length > 0) setNews(t("alreadyThere", { text: found[0] ?? "" }));
    setText("");
  };
  const remove = (term: string) => {
    field.onChange(field.value.filter((kept) => kept !== term));
    setNews(t("removed", { text: term }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || (event.key === "," && allowsComma)) {
      event.preventDefault();
      add(text);
    }
    const last = field.value.at(-1);
    if (event.key === "Backspace" && text === "" && !event.repeat && last !== undefined) remove(last);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text");
    if (splitTerms(pasted, allowsComma).length < 2) return;
    event.preventDefault();
    add(text + pasted);
  };

  const items = [...new Set(field.value)].map((term) => ({ id: term, label: term, note: notes?.get(term) }));
  const isEditable = !fields.isReadOnly;
  return (
    <div className="flex flex-col gap-1.5">
      <TextField
        {...shared}
        fullWidth
        isReadOnly={!isEditable}
        value={text}
        onChange={setText}
        onBlur={() => {
          if (text.trim() !== "") add(text);
          field.onBlur();
        }}
      >
        <Label>{label}</Label>
        <ChipList label={label} items={items} lang={lang} onRemove={isEditable ? remove : undefined} />
        {isEditable ? (
          <Input ref={field.ref} lang={lang} autoComplete="off" onKeyDown={onKeyDown} onPaste={onPaste} />
        ) : null}
        {!isEditable && items.length === 0 ? <span className="text-muted">–</span> : null}
        {isEditable ? messages : null}
      </TextField>
      <span role="status" className="sr-only">
        {news}
      </span>
    </div>
  );
}
