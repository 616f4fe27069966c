"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { FileUrlField } from "./file-url-field.tsx";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { useFileUpload } from "./use-file-upload.ts";

/** Where the file of a new title comes from: an address, or this computer. */
export function FileSection() {
  const t = useTranslations("contentForm.file");
  const { fields, fileType } = useFormSetting();
  const { item, problem, arrived, take, giveUp, goOn } = useFileUpload(fields.control, fileType);
  return (
    <FormSection title={t("title")}>
      <FileUrlField />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FilesButton size="sm" isMultiple={fileType === "audio"} onFiles={take}>
          <Upload aria-hidden className="size-4" />
          {t("upload")}
        </FilesButton>
        <p className="text-muted text-sm">{t("uploadHint")}</p>
      </div>
      <ReachWarning />
      <DropTarget onFiles={take} label={t("dropHere")} />
      <div role="status" className="empty:hidden">
        {problem ? (
          <p className="text-danger-text text-sm wrap-anywhere">{problem}</p>
        ) : arrived ? (
          <p className="text-sm wrap-anywhere">{t("arrived", { name: arrived })}</p>
        ) : null}
      </div>
      {item ? (
        <div className="border-border flex flex-col gap-1 rounded-md border px-3 py-2">
          <div className="flex items-center gap-1">
            <p className="min-w-0 flex-1 truncate" title={item.file.name}>
              {item.file.name}
            </p>
            {item.step === "failed" ? (
              <button type="button" className="text-link min-h-6 cursor-pointer" onClick={goOn}>
                {t("goOn")}
              </button>
            ) : null}
            <UploadControls name={item.file.name} items={[item]} onGiveUp={giveUp} />
          </div>
          {item.step === "failed" ? null : <UploadProgress name={item.file.name} items={[item]} />}
        </div>
      ) : null}
    </FormSection>
  );
}
