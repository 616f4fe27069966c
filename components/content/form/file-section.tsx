"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useEffect } from "react";
import { DropHint } from "#components/uploads/drop-hint.tsx";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import { SentFileState } from "#components/uploads/sent-file-state.tsx";
import { FileLookContext } from "./file-look.ts";
import { FileUrlField } from "./file-url-field.tsx";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { OtherFormButton } from "./other-form-button.tsx";
import { useFileUpload } from "./use-file-upload.ts";

/** Where the file of a new title comes from: an address, or this computer. */
export function FileSection() {
  const t = useTranslations("contentForm.file");
  const { fields, fileType } = useFormSetting();
  const { sent, take, takeDropped, pictureName } = useFileUpload(fields.control, fileType);
  const onWay = use(FileLookContext)?.onWay;
  useEffect(() => onWay?.(sent.way), [onWay, sent.way]);
  return (
    <FormSection title={t("title")}>
      <FileUrlField />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FilesButton size="sm" isMultiple={fileType === "audio"} onFiles={take}>
          <Upload aria-hidden className="size-4" />
          {t("upload")}
        </FilesButton>
        <DropHint>{t("uploadHint")}</DropHint>
      </div>
      <ReachWarning />
      <DropTarget onFiles={(files) => void takeDropped(files)} label={t("dropFileOrCover")} />
      <SentFileState {...sent} />
      {sent.other ? <OtherFormButton kind={sent.other.kind} file={sent.other.dropped} /> : null}
      <p role="status" className="text-sm wrap-anywhere empty:hidden">
        {pictureName === null ? "" : t("pictureTaken", { name: pictureName })}
      </p>
    </FormSection>
  );
}
