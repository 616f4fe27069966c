"use client";

import { Modal } from "@heroui/react/modal";
import { ExchangeForm, type ExchangeFormProps } from "./exchange-form.tsx";

/** Asks for another file in place of one that failed. Mounted while it is open. */
export function ExchangeDialog(props: ExchangeFormProps) {
  return (
    <Modal.Backdrop isOpen isDismissable={false} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {/* From the top: what comes while a file is sent moves no button but downwards. */}
      <Modal.Container size="lg" placement="top">
        <Modal.Dialog>
          <ExchangeForm {...props} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
