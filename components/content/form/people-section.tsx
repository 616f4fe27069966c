"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/text-field.tsx";
import { readBisacCode } from "#lib/content/form-terms.ts";
import { ChipsField } from "./chips-field.tsx";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { FromFile } from "./from-file.tsx";
import { useTitleLang } from "./name-field.tsx";

/** Who made the title and what it is about. */
export function PeopleSection({ hasNarrator }: { hasNarrator: boolean }) {
  const t = useTranslations("contentForm.people");
  const { fields, bisacLabels } = useFormSetting();
  const lang = useTitleLang();
  return (
    <FormSection title={t("title")} hint={fields.isReadOnly ? undefined : t("hint")}>
      <FromFile field="author" label={t("author")}>
        <ChipsField name="author" label={t("author")} />
      </FromFile>
      {hasNarrator ? (
        <FromFile field="narrator" label={t("narrator")}>
          <ChipsField name="narrator" label={t("narrator")} />
        </FromFile>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <FromFile field="publisher" label={t("publisher")}>
          <ChipsField name="publisher" label={t("publisher")} />
        </FromFile>
        <ChipsField name="collection" label={t("collection")} lang={lang} />
      </div>
      <FromFile field="keywords" label={t("keywords")}>
        <ChipsField name="keywords" label={t("keywords")} allowsComma lang={lang} />
      </FromFile>
      <ChipsField
        name="bisac"
        label={t("bisac")}
        hint={t("bisacHint")}
        allowsComma
        notes={bisacLabels}
        readTerm={readBisacCode}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChipsField name="category" label={t("category")} allowsComma lang={lang} />
        <ChipsField name="country" label={t("country")} allowsComma />
        <ChipsField name="edition" label={t("edition")} allowsComma />
        <TextField {...fields} name="audience" label={t("audience")} />
      </div>
    </FormSection>
  );
}
