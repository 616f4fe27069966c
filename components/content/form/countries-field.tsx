"use client";

import { useTranslations } from "next-intl";
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
  const names = new Map(countries.map(({ id, label: country }) => [id, country]));
  const items = field.value.map((code) => ({ id: code, label: names.get(code) ?? code }));
  const isEditable = !fields.isReadOnly;
  return (
    <div data-chip-field className="flex flex-col gap-2">
      {isEditable ? (
        <OptionComboBox<"multiple">
          {...shared}
          label={label}
          placeholder={t("addCountry")}
          options={countries}
          selectionMode="multiple"
          value={field.value}
          onChange={(codes) => field.onChange(codes.map(String))}
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
