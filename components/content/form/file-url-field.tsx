"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { useController } from "react-hook-form";
import { LinkCheck } from "#components/conversions/preflight/link-check.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { FileLookContext } from "./file-look.ts";
import { useFormSetting } from "./form-setting.tsx";
import { OtherFormButton } from "./other-form-button.tsx";

/** The address of the file of a new title, and what was found there. */
export function FileUrlField() {
  const t = useTranslations("contentForm.file");
  const { fields, fileType } = useFormSetting();
  const { field } = useController({ control: fields.control, name: "file_url" });
  const look = use(FileLookContext);
  const check = look?.check;
  const wrongType = check?.seen?.problems.find(({ code }) => code === "wrong_type");
  return (
    <div className="flex flex-col gap-2">
      <TextField
        {...fields}
        name="file_url"
        label={t("url", { type: fileType })}
        hint={t("hint")}
        isRequired
        inputMode="url"
        spellCheck={false}
        placeholder="https://"
        onLeave={() => {
          check?.lookNow();
          look?.onLeave("file_url");
        }}
      />
      {check ? <LinkCheck seen={check.seen} isLooking={check.isLooking} onUse={field.onChange} /> : null}
      {wrongType ? <OtherFormButton kind={wrongType.params.actual} /> : null}
      <p role="status" className="text-muted text-sm empty:hidden">
        {look?.autofill.isTakenOut ? t("takenOut") : ""}
      </p>
    </div>
  );
}
