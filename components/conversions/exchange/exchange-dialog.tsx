"use client";

import { Modal } from "@heroui/react/modal";
import { ExchangeForm, type ExchangeFormProps } from "./exchange-form.tsx";

/** Asks for another file in place of one that failed. Mounted while it is open. */
export function ExchangeDialog(props: ExchangeFormProps) {
  return (
    <Modal.Backdrop isOpen isDismissable={false} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Modal.Container size="lg">
        <Modal.Dialog>
          <ExchangeForm {...props} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
