"use client";

import { FolderUp, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { offerFiles } from "#lib/content/intake.ts";

/** Files into the catalog: chosen with a button, one by one or as a folder, or dropped anywhere on the page. */
export function AddFiles() {
  const t = useTranslations("uploads");
  return (
    <>
      <FilesButton isMultiple onFiles={offerFiles}>
        <Upload aria-hidden className="size-4" />
        {t("uploadFiles")}
      </FilesButton>
      <FilesButton isFolder label={t("uploadFolder")} onFiles={offerFiles}>
        <FolderUp aria-hidden className="size-4" />
      </FilesButton>
      <DropTarget onFiles={offerFiles} label={t("dropHere")} />
    </>
  );
}
