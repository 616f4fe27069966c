"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { offerAgain } from "#lib/content/intake.ts";
import { isMade, type KeptTitle } from "#lib/content/kept-batch.ts";
import type { Remembered } from "#lib/uploads/remembered.ts";

type RememberedFilesProps = {
  /** Uploads that belong to none of the titles. */
  loose: readonly Remembered[];
  kept: readonly KeptTitle[];
  onForget: () => void;
};

/** What an earlier visit began: the same files, chosen again, go on where they stopped, and nothing is asked twice. */
export function RememberedFiles({ loose, kept, onForget }: RememberedFilesProps) {
  const t = useTranslations("uploads.tray");
  const unmade = kept.filter((title) => !isMade(title));
  const made = kept.length - unmade.length;
  return (
    <div className="border-separator flex flex-col gap-2 border-b px-3 py-2 text-sm">
      <p>
        {t(unmade.length > 0 ? "earlierTitlesText" : "earlierText")}
        {made > 0 && unmade.length > 0 ? ` ${t("earlierMade", { count: made })}` : null}
      </p>
      <ul className="text-muted max-h-24 overflow-y-auto">
        {unmade.map(({ key, name, files: tracks, isMore, madeFiles }) => (
          <li key={key} className="wrap-anywhere">
            <span className="font-serif">{name}</span>
            {isMore || tracks.length > 1
              ? `: ${t(isMore ? "moreTracks" : "tracks", { made: madeFiles, count: tracks.length })}`
              : null}
          </li>
        ))}
        {loose.map(({ key, fileName }) => (
          <li key={key} className="wrap-anywhere">
            {fileName}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <FilesButton isMultiple size="sm" onFiles={offerAgain}>
          {t("chooseAgain")}
        </FilesButton>
        {unmade.length > 0 ? (
          <FilesButton isFolder size="sm" onFiles={offerAgain}>
            {t("chooseFolder")}
          </FilesButton>
        ) : null}
        <Button size="sm" variant="tertiary" onClick={onForget}>
          {t("forget")}
        </Button>
      </div>
    </div>
  );
}
