"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useController } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { OfferedFile } from "#components/uploads/offered-file.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
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
  const [sent, setSent] = useState<(ChosenPicture & { name: string }) | null>(null);
  const [measured, setMeasured] = useState<ChosenPicture | null>(null);
  const status = useRef<HTMLDivElement>(null);
  const address = useRef(field.value);
  useEffect(() => {
    address.current = field.value;
  }, [field.value]);

  const take = async (files: DroppedFile[]) => {
    const replaced = address.current;
    const found = await picture.send(files);
    if (!found) return;
    setSent({ ...found, name: files[0]?.file.name ?? "" });
    // What was typed meanwhile stays; the picture is offered beside it.
    if ([replaced, ""].includes(address.current)) field.onChange(found.url);
  };
  const chosen = [sent, measured].find((known) => known?.url === field.value);
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
          if (field.value && !chosen) void picture.fromAddress(field.value).then(setMeasured);
        }}
      />
      <div>
        <FilesButton size="sm" onFiles={(files) => void take(files)}>
          <ImageUp aria-hidden className="size-4" />
          {t("upload")}
        </FilesButton>
      </div>
      {fileType === "physical" ? (
        <DropTarget onFiles={(files) => void take(files)} label={t("dropHere")} />
      ) : null}
      {picture.item ? (
        <div className="flex flex-col gap-1">
          <UploadControls name={picture.item.file.name} items={[picture.item]} onGiveUp={picture.giveUp} />
          <UploadProgress name={picture.item.file.name} items={[picture.item]} />
        </div>
      ) : null}
      <div ref={status} role="status" tabIndex={-1} className="text-sm empty:hidden">
        {picture.problem ? <p className="text-danger-text wrap-anywhere">{picture.problem}</p> : null}
        {chosen?.size ? <PictureSizeLine size={chosen.size} /> : null}
        {sent && sent !== chosen && !picture.item ? (
          <OfferedFile
            name={sent.name}
            onUse={() => {
              field.onChange(sent.url);
              // The button goes with the offer: what it did takes the focus.
              status.current?.focus();
            }}
          />
        ) : null}
      </div>
    </FormSection>
  );
}
