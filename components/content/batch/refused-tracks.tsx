"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

type RefusedTracksProps = { refused: readonly LookedAt[]; onClose: () => void };

/** What was dropped on the tracks of an audiobook and is no sound, each with its reason. Mounted while there is any. */
export function RefusedTracks({ refused, onClose }: RefusedTracksProps) {
  const t = useTranslations("uploads.moreTracks");
  const faultText = useFaultText();
  return (
    <Modal.Backdrop isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container size="md" scroll="inside">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading className="font-serif">{t("refused", { count: refused.length })}</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <ul className="flex flex-col gap-1 text-sm">
              {refused.map(({ file, kind, fault }) => (
                <li key={keyOfFile(file)} className="wrap-anywhere">
                  <span className="font-medium">{file.name}</span>:{" "}
                  {fault ? faultText(fault) : t("otherKind", { kind: kind ?? "" })}
                </li>
              ))}
            </ul>
          </Modal.Body>
          <Modal.Footer>
            <Button onPress={onClose}>{t("close")}</Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
