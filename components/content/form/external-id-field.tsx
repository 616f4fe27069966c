"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { checkIsbn, type IsbnCheck } from "#lib/content/isbn.ts";
import { useFormSetting } from "./form-setting.tsx";
import { FromFile } from "./from-file.tsx";
import { IdOwner } from "./id-owner.tsx";

/** The id under which the editor's own systems know the title. An ISBN gets its check digit checked; that is a hint, never a refusal. */
export function ExternalIdField() {
  const t = useTranslations("contentForm.basics");
  const { fields, isNew } = useFormSetting();
  const text = useWatch({ control: fields.control, name: "external_id" });
  const check = useIsbnCheck(text);
  const hint =
    check === "unknown" ? (
      // A line is kept for what will be said: nothing moves when a title opens.
      "\u00a0"
    ) : check === null ? (
      t("externalIdHint")
    ) : check.kind === "valid" ? (
      t("isbnValid", { isbn: check.hyphenated })
    ) : (
      <span className="text-warning-text">{t("isbnWrong", { digit: check.expectedDigit })}</span>
    );
  return (
    <FromFile field="external_id" label={t("externalId")}>
      <TextField {...fields} name="external_id" label={t("externalId")} hint={hint} spellCheck={false} />
      {isNew ? <IdOwner externalId={text} /> : null}
    </FromFile>
  );
}

function useIsbnCheck(text: string): IsbnCheck | "unknown" | null {
  const [found, setFound] = useState<{ text: string; check: IsbnCheck | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    checkIsbn(text).then((check) => isCurrent && setFound({ text, check }));
    return () => {
      isCurrent = false;
    };
  }, [text]);
  if (text === "") return null;
  if (found === null) return "unknown";
  return found.text === text ? found.check : null;
}
