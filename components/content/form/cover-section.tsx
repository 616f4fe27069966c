"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { PictureSizeLine } from "./picture-size-line.tsx";
import { type ChosenPicture, usePicture } from "./use-picture.ts";

/** The cover of a new title: that of its file, unless a picture is uploaded or named here. */
export function CoverSection() {
  const t = useTranslations("contentForm.cover");
  const { fields, fileType } = useFormSetting();
  const { field } = useController({ control: fields.control, name: "cover_url" });
  const picture = usePicture(t("notAPicture"));
  const [chosen, setChosen] = useState<ChosenPicture | null>(null);
  const take = (found: ChosenPicture | null) => {
    if (!found) return;
    setChosen(found);
    field.onChange(found.url);
  };
  const isChosen = chosen !== null && chosen.url === field.value;
  return (
    <FormSection title={t("title")}>
      <TextField
        {...fields}
        name="cover_url"
        label={t("url")}
        hint={t(fileType === "physical" ? "hintPhysical" : "hint")}
        inputMode="url"
        spellCheck={false}
        placeholder="https://"
        onLeave={() => {
          if (field.value && !isChosen) void picture.fromAddress(field.value).then(setChosen);
        }}
      />
      <div>
        <FilesButton size="sm" onFiles={(files) => void picture.send(files).then(take)}>
          <ImageUp aria-hidden className="size-4" />
          {t("upload")}
        </FilesButton>
      </div>
      {picture.item ? (
        <div className="flex flex-col gap-1">
          <UploadControls name={picture.item.file.name} items={[picture.item]} onGiveUp={picture.giveUp} />
          <UploadProgress name={picture.item.file.name} items={[picture.item]} />
        </div>
      ) : null}
      <div role="status" className="text-sm empty:hidden">
        {picture.problem ? <p className="text-danger-text wrap-anywhere">{picture.problem}</p> : null}
        {isChosen && chosen.size ? <PictureSizeLine size={chosen.size} /> : null}
      </div>
    </FormSection>
  );
}
