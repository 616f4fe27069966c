"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { offerFiles } from "#lib/content/intake.ts";
import { forgetRemembered, type Remembered } from "#lib/uploads/remembered.ts";

type RememberedFilesProps = { files: readonly Remembered[]; onForgotten: () => void };

/** What an earlier visit began to send: the same files, chosen again, go on where they stopped. */
export function RememberedFiles({ files, onForgotten }: RememberedFilesProps) {
  const t = useTranslations("uploads.tray");
  const forget = () => {
    forgetRemembered(window.localStorage, files);
    onForgotten();
  };
  return (
    <div className="border-separator flex flex-col gap-2 border-b px-3 py-2 text-sm">
      <p>{t("earlierText")}</p>
      <ul className="text-muted max-h-24 overflow-y-auto">
        {files.map(({ key, fileName }) => (
          <li key={key} className="wrap-anywhere">
            {fileName}
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <FilesButton isMultiple size="sm" onFiles={offerFiles}>
          {t("chooseAgain")}
        </FilesButton>
        <Button size="sm" variant="tertiary" onClick={forget}>
          {t("forget")}
        </Button>
      </div>
    </div>
  );
}
