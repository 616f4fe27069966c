"use client";

import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";

type SignInOverlayProps = { isOpen: boolean; onSignedIn: () => void; onClose: () => void };

/** Signing in again over a form whose session ended: the form stays as it is beneath. */
export function SignInOverlay({ isOpen, onSignedIn, onClose }: SignInOverlayProps) {
  const t = useTranslations("contentForm.signIn");
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
