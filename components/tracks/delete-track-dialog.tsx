"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { ActionError } from "#components/accounts/action-error.tsx";
import { useDeleteTrack } from "#lib/tracks/queries.ts";
import type { Track } from "#lib/tracks/schema.ts";

type DeleteTrackDialogProps = { contentId: string; track: Track; isOnly: boolean; onClose: () => void };

/**
 * Asks first: a store keeps no copy of a deleted track, so there is no undo to offer. An audiobook
 * keeps its only track (contract 3.5), and says so here instead of hiding the way to find out.
 */
export function DeleteTrackDialog({ contentId, track, isOnly, onClose }: DeleteTrackDialogProps) {
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
            <AlertDialog.Heading>
              {isOnly ? t("onlyTrackHeading") : t("deleteHeading", { title: track.title })}
            </AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>
            <p>{isOnly ? t("onlyTrack") : t("deleteWarning")}</p>
            <ActionError error={remove.error} />
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" autoFocus onPress={onClose}>
              {t("keep")}
            </Button>
            {isOnly ? null : (
              <Button
                variant="danger"
                isPending={remove.isPending}
                onPress={() => remove.mutate(track.id, { onSuccess: onClose })}
              >
                {t("delete")}
              </Button>
            )}
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
