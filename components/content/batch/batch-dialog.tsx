"use client";

import { Modal } from "@heroui/react/modal";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { LeaveDialog } from "#components/content/form/leave-dialog.tsx";
import { handToForm, type Offer } from "#lib/content/intake.ts";
import type { KeptTitle } from "#lib/content/kept-batch.ts";
import { routes } from "#lib/routes.ts";
import { BatchReview } from "./batch-review.tsx";
import { useLookedAt } from "./use-looked-at.ts";
import { useReviewLeave } from "./use-review-leave.ts";
import { WaitingNote } from "./waiting-note.tsx";

type BatchDialogProps = {
  offer: Offer;
  /** Titles of an earlier visit that may be waiting for copies of these files. */
  lookalikes: readonly KeptTitle[];
  /** Titles that another tab makes of these files. */
  elsewhere: readonly KeptTitle[];
  /** Whether an earlier visit sent some of their bytes. */
  isResumed: boolean;
  onClose: () => void;
};

/** Asks what becomes of files before any title is made of them. One file goes straight to the form of its kind. */
export function BatchDialog({ offer, lookalikes, elsewhere, isResumed, onClose }: BatchDialogProps) {
  const { files, typed, isAgain } = offer;
  const t = useTranslations("uploads.review");
  const router = useRouter();
  const looked = useLookedAt(files);
  const leaving = useReviewLeave(onClose);
  const [only] = looked?.length === 1 ? looked : [];
  const isAsked = isAgain || lookalikes.length + elsewhere.length > 0;
  const formKind = only && only.kind !== "picture" && !isAsked ? only.kind : null;
  useEffect(() => {
    if (!only || !formKind) return;
    handToForm(only, formKind);
    router.push(routes.newContent(formKind));
    onClose();
  }, [only, formKind, router, onClose]);
  if (formKind) return null;
  return (
    <Modal.Backdrop isOpen isDismissable={false} onOpenChange={(isOpen) => !isOpen && leaving.leave()}>
      <Modal.Container size="lg" scroll="inside">
        <Modal.Dialog>
          {looked ? (
            <BatchReview
              files={looked}
              typed={typed}
              waitingNote={<WaitingNote {...{ lookalikes, elsewhere, isAgain, isResumed }} />}
              onTouched={leaving.setTouched}
              onCancel={leaving.leave}
              onDone={onClose}
            />
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
          <LeaveDialog
            isOpen={leaving.isAsking}
            words={{ title: t("leave.title"), text: t("leave.text"), stay: t("leave.stay") }}
            onStay={leaving.stay}
            onLeave={onClose}
          />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
