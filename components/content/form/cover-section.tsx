"use client";

import { ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useEffect, useRef } from "react";
import { TextField } from "#components/form/text-field.tsx";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { OfferedFile } from "#components/uploads/offered-file.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { FileLookContext } from "./file-look.ts";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { PictureSizeLine } from "./picture-size-line.tsx";
import { SmallerQuestion, sides } from "./smaller-question.tsx";
import type { NewCover } from "./use-new-cover.ts";

/** The cover of a new title: that of its file, unless a picture is uploaded or named here. */
export function CoverSection() {
  const look = use(FileLookContext);
  return look ? <CoverFields cover={look.cover} onLeave={() => look.onLeave("cover_url")} /> : null;
}

function CoverFields({ cover, onLeave }: { cover: NewCover; onLeave: () => void }) {
  const t = useTranslations("contentForm.cover");
  const { fields, fileType } = useFormSetting();
  const { item, problem, chosen, question, timesAsked, offered, ofFile, take, takeOffered, measure, giveUp } =
    cover;
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (timesAsked > 0) status.current?.focus();
  }, [timesAsked]);
  /** The buttons go with what they answer: what they did takes the focus. */
  const answer = (verb: () => void) => () => {
    verb();
    status.current?.focus();
  };
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
          void measure();
          onLeave();
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
      {item ? (
        <div className="flex flex-col gap-1">
          <UploadControls name={item.file.name} items={[item]} onGiveUp={giveUp} />
          <UploadProgress name={item.file.name} items={[item]} />
        </div>
      ) : null}
      <div ref={status} role="status" tabIndex={-1} className="flex flex-col gap-2 text-sm empty:hidden">
        {ofFile ? <p className="text-muted">{t("ofFile", ofFile)}</p> : null}
        {chosen?.size ? <PictureSizeLine size={chosen.size} fileType={fileType} /> : null}
        {problem ? <p className="text-danger-text wrap-anywhere">{problem}</p> : null}
        {question ? (
          <SmallerQuestion
            text={t("smallerThanFile", {
              ...sides(question.chosen, "new"),
              ...sides(question.inFile, "old"),
            })}
            onKeep={answer(cover.useThatOfFile)}
            keepLabel={t("fromFile")}
            onUse={answer(cover.useChosen)}
          />
        ) : null}
        {offered ? (
          <OfferedFile name={offered.name} isFieldEmpty={offered.isFieldEmpty} onUse={answer(takeOffered)} />
        ) : null}
      </div>
    </FormSection>
  );
}
