"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { ErrorText } from "#components/ui/error-text.tsx";
import { useDeleteTrack } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";

type DeleteTrackDialogProps = { contentId: string; track: Track; onClose: () => void };

/** Asks first: a store keeps no copy of a deleted track, so there is no undo to offer. */
export function DeleteTrackDialog({ contentId, track, onClose }: DeleteTrackDialogProps) {
  const t = useTranslations("tracks");
  const remove = useDeleteTrack(contentId);
  return (
    <AlertDialog.Backdrop
      isOpen
      isKeyboardDismissDisabled={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <AlertDialog.Container size="sm">
        <AlertDialog.Dialog>
          <AlertDialog.Header>
            <AlertDialog.Heading>{t("deleteHeading", { title: track.title })}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>
            <p>{t("deleteWarning")}</p>
            <ErrorText error={remove.error} />
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" onPress={onClose}>
              {t("keep")}
            </Button>
            <Button
              variant="danger"
              isPending={remove.isPending}
              onPress={() => remove.mutate(track.id, { onSuccess: onClose })}
            >
              {t("delete")}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
