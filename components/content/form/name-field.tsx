"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { TextAreaField } from "#components/form/text-area-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { FromFile } from "./from-file.tsx";

/** The language that the title is in, for spelling and for screen readers. */
export function useTitleLang(): string | undefined {
  const { fields } = useFormSetting();
  return useWatch({ control: fields.control, name: "lang" }) || undefined;
}

export function NameField() {
  const t = useTranslations("contentForm.basics");
  const { fields } = useFormSetting();
  return (
    <FromFile field="name" label={t("name")}>
      <TextField {...fields} name="name" label={t("name")} isRequired lang={useTitleLang()} spellCheck />
    </FromFile>
  );
}

export function DescriptionField() {
  const t = useTranslations("contentForm.description");
  const { fields } = useFormSetting();
  return (
    <FromFile field="description" label={t("label")}>
      <TextAreaField
        {...fields}
        name="description"
        label={t("label")}
        hint={t("hint")}
        rows={10}
        lang={useTitleLang()}
      />
    </FromFile>
  );
}
