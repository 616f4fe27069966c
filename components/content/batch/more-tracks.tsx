"use client";

import { useTranslations } from "next-intl";
import { AddTrackDialog } from "#components/tracks/add-track-dialog.tsx";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { type Audiobook, offerTracks } from "#lib/content/intake.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";

/** More tracks for an audiobook: one with its title in a dialog, or all that is dropped on the page. */
export function MoreTracks({ audiobook }: { audiobook: Audiobook }) {
  const t = useTranslations("uploads.moreTracks");
  const offer = (files: readonly DroppedFile[]) => offerTracks(files, audiobook);
  return (
    <>
      <AddTrackDialog contentId={`${audiobook.id}`} onSeveral={offer} />
      <DropTarget onFiles={offer} label={t("dropHere")} />
    </>
  );
}
