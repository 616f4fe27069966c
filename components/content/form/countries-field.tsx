"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "#components/form/field.tsx";
import { ChipList } from "./chip-list.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { OptionComboBox } from "./option-combo-box.tsx";

/** The countries of a territory rule: found by name, kept by code. */
export function CountriesField({ label }: { label: string }) {
  const t = useTranslations("contentForm.territories");
  const { fields, countries } = useFormSetting();
  const name = "geographic_restrictions.countries" as const;
  const { field, shared, notes } = useField({ ...fields, name, label });
  const [text, setText] = useState("");
  const names = new Map(countries.map(({ id, label: country }) => [id, country]));
  const items = field.value.map((code) => ({ id: code, label: names.get(code) ?? code }));
  const isEditable = !fields.isReadOnly;
  return (
    <div data-chip-field className="flex flex-col gap-2">
      {isEditable ? (
        <OptionComboBox
          {...shared}
          label={label}
          placeholder={t("addCountry")}
          options={countries.filter(({ id }) => !field.value.includes(id))}
          inputValue={text}
          onInputChange={setText}
          value={null}
          onChange={(code) => {
            if (code === null) return;
            field.onChange([...field.value, String(code)]);
            setText("");
          }}
          inputRef={field.ref}
        >
          {notes}
        </OptionComboBox>
      ) : null}
      <ChipList
        label={label}
        items={items}
        onRemove={
          isEditable ? (code) => field.onChange(field.value.filter((kept) => kept !== code)) : undefined
        }
      />
    </div>
  );
}
