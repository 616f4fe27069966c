"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { Button } from "#components/ui/button.tsx";
import { FILE_TYPES } from "#lib/content/schema.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { FileLookContext } from "./file-look.ts";

type OtherFormButtonProps = {
  /** What the file is; no button where there is no form for it. */
  kind: unknown;
  /** A file that was chosen here; left out where its address stands in the form. */
  file?: DroppedFile;
};

/** The way out of the form of the wrong kind. */
export function OtherFormButton({ kind, file }: OtherFormButtonProps) {
  const t = useTranslations("contentForm.file");
  const look = use(FileLookContext);
  const type = FILE_TYPES.find((each) => each === kind);
  if (!look || !type) return null;
  return (
    <Button size="sm" variant="secondary" className="self-start" onClick={() => void look.moveTo(type, file)}>
      {t("moveTo", { type })}
    </Button>
  );
}
