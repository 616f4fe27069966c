"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { AddTrackForm } from "./add-track-form.tsx";

type AddTrackDialogProps = {
  contentId: string;
  /** Several files were given: each is a track of its own, and none of them is asked about. */
  onSeveral: (files: readonly DroppedFile[]) => void;
};

/** Adds one track at the end, from a file of this computer or from an address. */
export function AddTrackDialog({ contentId, onSeveral }: AddTrackDialogProps) {
  const t = useTranslations("tracks");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" variant="primary" onPress={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t("add")}
      </Button>
      <Modal.Backdrop isOpen={isOpen} isDismissable={false} onOpenChange={setOpen}>
        {/* From the top, as where a file takes the place of another: nothing moves but downwards. */}
        <Modal.Container size="lg" placement="top">
          <Modal.Dialog>
            <AddTrackForm
              contentId={contentId}
              onClose={close}
              onSeveral={(files) => {
                close();
                onSeveral(files);
              }}
            />
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}
