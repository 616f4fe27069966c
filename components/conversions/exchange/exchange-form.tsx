"use client";

import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { ActionError } from "#components/accounts/action-error.tsx";
import { TextField } from "#components/form/text-field.tsx";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { GivenFileActions } from "../given-file/given-file-actions.tsx";
import { GivenFileField } from "../given-file/given-file-field.tsx";
import { useLinkCheck } from "../preflight/use-link-check.ts";
import { type Exchange, useExchange } from "./use-exchange.ts";
import { useFocusAfter } from "./use-focus-after.ts";

export type ExchangeFormProps = {
  exchange: Exchange;
  onClose: () => void;
  /** Takes the focus when the button that opened the dialog has gone with the failure. */
  fallback: RefObject<HTMLElement | null>;
};

export function ExchangeForm({ exchange, onClose, fallback }: ExchangeFormProps) {
  const { trackId, title, fileType, reason } = exchange;
  const t = useTranslations("conversions.exchange");
  const file = useTranslations("contentForm.file");
  const { control, field, given, save, failure, isPending } = useExchange(exchange, onClose);
  const { sent } = given;
  const check = useLinkCheck(field.value, fileType);
  useFocusAfter(fallback);
  const take = ([only, ...others]: DroppedFile[]) => {
    if (others.length > 0) sent.refuse(t("oneOnly"));
    else if (only) void sent.send(only);
  };
  return (
    <form noValidate onSubmit={save}>
      <Modal.Header>
        <Modal.Heading className="font-serif wrap-anywhere">{t("heading", { title })}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        {reason ? <p className="text-danger-text text-sm">{reason}</p> : null}
        <p className="text-sm">{t(trackId === undefined ? "note" : "noteTrack")}</p>
        <GivenFileField
          sent={sent}
          check={check}
          onFiles={take}
          onAddress={field.onChange}
          words={{ upload: file("upload"), dropHint: file("uploadHint"), dropHere: file("dropHere") }}
          fixes={{ wrong_type: t("fix.wrong_type"), expires_soon: t("fix.expires_soon") }}
        >
          <TextField
            control={control}
            name="file_url"
            label={file("url", { type: fileType })}
            hint={file("hint")}
            isRequired
            inputMode="url"
            spellCheck={false}
            placeholder="https://"
            onLeave={check.lookNow}
          />
        </GivenFileField>
        <ActionError error={failure} />
        <p role="status" className="text-sm empty:hidden">
          {given.isAwaited ? t("whenArrived") : ""}
        </p>
      </Modal.Body>
      <GivenFileActions
        given={given}
        isPending={isPending}
        onClose={onClose}
        words={{ submit: t("submit"), cancel: t("cancel"), notYet: t("notYet") }}
      />
    </form>
  );
}
