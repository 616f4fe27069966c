"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "#components/form/field.tsx";
import type { ContentForm } from "#lib/content/form.ts";
import { addTerms } from "#lib/content/form-terms.ts";
import { ChipInput } from "./chip-input.tsx";
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
  const { value: terms, onChange, ref } = field;
  const [news, setNews] = useState("");

  const add = (typed: string[]) => {
    const found = readTerm ? typed.map(readTerm) : typed;
    const first = found[0];
    if (first === undefined) return;
    const next = addTerms(terms, found);
    const count = next.length - terms.length;
    if (count > 0) onChange(next);
    setNews(count > 0 ? t("added", { count, text: first }) : t("alreadyThere", { text: first }));
  };
  const remove = (term: string) => {
    onChange(terms.filter((kept) => kept !== term));
    setNews(t("removed", { text: term }));
  };
  const removeLast = () => {
    const last = terms.at(-1);
    if (last !== undefined) remove(last);
  };

  const items = [...new Set(terms)].map((term) => ({ id: term, label: term, note: notes?.get(term) }));
  if (fields.isReadOnly) return <ReadOnlyChips label={label} items={items} lang={lang} />;
  return (
    <div data-chip-field className="flex flex-col gap-2">
      <ChipInput
        {...shared}
        label={label}
        allowsComma={allowsComma}
        lang={lang}
        inputRef={ref}
        onAdd={add}
        onRemoveLast={removeLast}
      >
        {messages}
      </ChipInput>
      <ChipList label={label} items={items} lang={lang} onRemove={remove} />
      <span role="status" className="sr-only">
        {news}
      </span>
    </div>
  );
}

function ReadOnlyChips({ label, items, lang }: Parameters<typeof ChipList>[0]) {
  return (
    <div className="flex flex-col gap-2">
      <p className="label">{label}</p>
      {items.length > 0 ? (
        <ChipList label={label} items={items} lang={lang} />
      ) : (
        <p className="text-muted">–</p>
      )}
    </div>
  );
}
