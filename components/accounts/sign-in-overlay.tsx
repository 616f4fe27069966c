"use client";

import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { SignInForm } from "./sign-in-form.tsx";

type SignInOverlayProps = {
  /** What comes after it: what was to be saved is, or whoever signed in goes on by themselves. */
  purpose: "save" | "goOn";
  isOpen: boolean;
  onSignedIn: () => void;
  onClose: () => void;
};

/** Signing in again over a page whose session ended: it stays as it is beneath. */
export function SignInOverlay({ purpose, isOpen, onSignedIn, onClose }: SignInOverlayProps) {
  const t = useTranslations(`accounts.sessionEnd.${purpose}`);
  return (
    <Modal.Backdrop isOpen={isOpen} isDismissable={false} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="sm">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>{t("title")}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-4">
            <p className="text-muted">{t("text")}</p>
            <SignInForm onSignedIn={onSignedIn} />
          </Modal.Body>
          <Modal.CloseTrigger />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
