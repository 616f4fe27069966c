"use client";

import { Modal } from "@heroui/react/modal";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { handToForm } from "#lib/content/intake.ts";
import { routes } from "#lib/routes.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { BatchReview } from "./batch-review.tsx";
import { useLookedAt } from "./use-looked-at.ts";

type BatchDialogProps = { files: readonly DroppedFile[]; onClose: () => void };

/** Asks what becomes of files before any title is made of them. One file goes straight to the form of its kind. */
export function BatchDialog({ files, onClose }: BatchDialogProps) {
  const t = useTranslations("uploads.review");
  const router = useRouter();
  const looked = useLookedAt(files);
  const [only] = looked?.length === 1 ? looked : [];
  const formKind = only && only.kind !== "picture" ? only.kind : null;
  useEffect(() => {
    if (!only || !formKind) return;
    handToForm(only, formKind);
    router.push(routes.newContent(formKind));
    onClose();
  }, [only, formKind, router, onClose]);
  if (formKind) return null;
  return (
    <Modal.Backdrop isOpen isDismissable={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container size="lg" scroll="inside">
        <Modal.Dialog>
          {looked ? (
            <BatchReview files={looked} onClose={onClose} />
          ) : (
            <>
              <Modal.Header>
                <Modal.Heading className="font-serif">{t("looking", { count: files.length })}</Modal.Heading>
              </Modal.Header>
              <Modal.Body>
                <p role="status" className="text-muted">
                  {t("lookingText")}
                </p>
              </Modal.Body>
            </>
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
