"use client";

import { AlertDialog } from "@heroui/react/alert-dialog";
import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";

type LeaveDialogProps = {
  isOpen: boolean;
  /** What is asked, where it is not about a form that keeps a draft. */
  words?: { title: string; text: string; stay: string };
  onStay: () => void;
  onLeave: () => void;
};

export function LeaveDialog({ isOpen, words, onStay, onLeave }: LeaveDialogProps) {
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
            <AlertDialog.Heading>{words?.title ?? t("title")}</AlertDialog.Heading>
          </AlertDialog.Header>
          <AlertDialog.Body>
            <p>{words?.text ?? t("text")}</p>
          </AlertDialog.Body>
          <AlertDialog.Footer>
            <Button variant="tertiary" onPress={onLeave}>
              {t("leave")}
            </Button>
            <Button autoFocus onPress={onStay}>
              {words?.stay ?? t("stay")}
            </Button>
          </AlertDialog.Footer>
        </AlertDialog.Dialog>
      </AlertDialog.Container>
    </AlertDialog.Backdrop>
  );
}
