"use client";

import { useTranslations } from "next-intl";
import { useField } from "#components/form/field.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { FromFile } from "./from-file.tsx";
import { OptionComboBox } from "./option-combo-box.tsx";

export function LanguageField() {
  const t = useTranslations("contentForm.basics");
  const { fields, languages } = useFormSetting();
  const label = t("language");
  const { field, shared, notes } = useField({ ...fields, name: "lang", label });
  const isListed = field.value === "" || languages.some(({ id }) => id === field.value);
  // A stored tag such as pt-BR is not in the list of plain languages; it is kept and shown.
  const options = isListed ? languages : [{ id: field.value, label: field.value }, ...languages];
  return (
    <FromFile field="lang" label={label}>
      <OptionComboBox
        {...shared}
        label={label}
        options={options}
        isReadOnly={fields.isReadOnly}
        value={field.value || null}
        onChange={(key) => key !== null && field.onChange(String(key))}
        inputRef={field.ref}
      >
        {notes}
      </OptionComboBox>
    </FromFile>
  );
}
