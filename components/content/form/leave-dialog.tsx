"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";

type LeaveDialogProps = { isOpen: boolean; onStay: () => void; onLeave: () => void };

export function LeaveDialog({ isOpen, onStay, onLeave }: LeaveDialogProps) {
  const t = useTranslations("contentForm.leave");
  return (
    <AlertDialog.Backdrop
      isOpen={isOpen}
      isKeyboardDismissDisabled={false}
      onOpenChange={(open) => !open && onStay()}
    >
      <AlertDialog.Container size="sm">
        <AlertDialog.Dialog>
          <AlertDialog.Header>
            <AlertDialog.Heading>{t("title")}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>
            <p>{t("text")}</p>
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" onPress={onLeave}>
              {t("leave")}
            </Button>
            <Button autoFocus onPress={onStay}>
              {t("stay")}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
