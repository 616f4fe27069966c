"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { DateField } from "#components/form/date-field.tsx";
import { SwitchField } from "#components/form/switch-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { GEO_MODES } from "#lib/content/schema.ts";
import { CountriesField } from "./countries-field.tsx";
import { ExternalIdField } from "./external-id-field.tsx";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { FromFile } from "./from-file.tsx";
import { LanguageField } from "./language-field.tsx";
import { DescriptionField, NameField } from "./name-field.tsx";
import { RadioField } from "./radio-field.tsx";

export function BasicsSection() {
  const t = useTranslations("contentForm.basics");
  const { fields } = useFormSetting();
  return (
    <FormSection title={t("title")}>
      <NameField />
      <ExternalIdField />
      <div className="grid gap-4 sm:grid-cols-2">
        <LanguageField />
        <FromFile field="published_at" label={t("publishedAt")}>
          <DateField {...fields} name="published_at" label={t("publishedAt")} isRequired />
        </FromFile>
      </div>
    </FormSection>
  );
}

export function DescriptionSection() {
  const t = useTranslations("contentForm.description");
  return (
    <FormSection title={t("title")}>
      <DescriptionField />
    </FormSection>
  );
}

export function AccessSection() {
  const t = useTranslations("contentForm.access");
  const { fields } = useFormSetting();
  const isFree = useWatch({ control: fields.control, name: "free" });
  const hasPreview = useWatch({ control: fields.control, name: "preview" });
  return (
    <FormSection title={t("title")} hint={t("hint")}>
      <SwitchField {...fields} name="free" label={t("free")} />
      {isFree ? (
        <div className="border-border flex flex-col gap-4 border-s-2 ps-4">
          <DateField
            {...fields}
            name="free_until"
            label={t("freeUntil")}
            hint={t("freeUntilHint")}
            className="max-w-72"
          />
          <SwitchField {...fields} name="require_login" label={t("freeRequireLogin")} />
        </div>
      ) : null}
      <SwitchField {...fields} name="preview" label={t("preview")} />
      {hasPreview ? (
        <div className="border-border border-s-2 ps-4">
          <SwitchField {...fields} name="preview_require_login" label={t("previewRequireLogin")} />
        </div>
      ) : null}
    </FormSection>
  );
}

export function TerritoriesSection() {
  const t = useTranslations("contentForm.territories");
  const { fields } = useFormSetting();
  const mode = useWatch({ control: fields.control, name: "geographic_restrictions.mode" });
  const options = GEO_MODES.map((id) => ({ id, label: t(id) }));
  return (
    <FormSection title={t("title")}>
      <RadioField {...fields} name="geographic_restrictions.mode" label={t("mode")} options={options} />
      {mode === "worldwide" ? null : (
        <CountriesField label={t(mode === "allow" ? "allowedCountries" : "blockedCountries")} />
      )}
    </FormSection>
  );
}

export function SaleSection() {
  const t = useTranslations("contentForm.sale");
  const { fields } = useFormSetting();
  return (
    <FormSection title={t("title")} hint={t("hint")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField {...fields} name="preorder_from" label={t("preorderFrom")} />
        <DateField {...fields} name="sale_from" label={t("saleFrom")} />
      </div>
    </FormSection>
  );
}

export function PhysicalSection() {
  const t = useTranslations("contentForm.physical");
  const { fields } = useFormSetting();
  return (
    <FormSection title={t("title")}>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField {...fields} name="pages" label={t("pages")} inputMode="numeric" />
        <TextField {...fields} name="stock" label={t("stock")} inputMode="numeric" />
        <TextField {...fields} name="weight" label={t("weight")} inputMode="decimal" />
        <TextField {...fields} name="height" label={t("height")} inputMode="decimal" />
        <TextField {...fields} name="width" label={t("width")} inputMode="decimal" />
        <TextField {...fields} name="binding_type" label={t("bindingType")} />
      </div>
      <TextField {...fields} name="editing_location" label={t("editingLocation")} />
    </FormSection>
  );
}
