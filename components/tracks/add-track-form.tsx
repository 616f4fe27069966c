"use client";

import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import { ActionError } from "#components/accounts/action-error.tsx";
import { GivenFileActions } from "#components/conversions/given-file/given-file-actions.tsx";
import { GivenFileField } from "#components/conversions/given-file/given-file-field.tsx";
import { useLinkCheck } from "#components/conversions/preflight/use-link-check.ts";
import { TextField } from "#components/form/text-field.tsx";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { useAddTrackForm } from "./use-add-track-form.ts";

type AddTrackFormProps = {
  contentId: string;
  onClose: () => void;
  onSeveral: (files: readonly DroppedFile[]) => void;
};

export function AddTrackForm({ contentId, onClose, onSeveral }: AddTrackFormProps) {
  const t = useTranslations("tracks");
  const { control, field, given, taken, save, failure, isPending } = useAddTrackForm(contentId, onClose);
  const { sent } = given;
  const check = useLinkCheck(field.value, "audio");
  const take = (files: DroppedFile[]) => {
    const [only] = files;
    // What was given before goes along: the dialog goes with its file.
    if (files.length > 1) onSeveral(taken && sent.way !== "none" ? [taken, ...files] : files);
    else if (only) void sent.send(only);
  };
  return (
    <form noValidate onSubmit={save}>
      <Modal.Header>
        <Modal.Heading className="font-serif">{t("addHeading")}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        <GivenFileField
          sent={sent}
          check={check}
          onFiles={take}
          onAddress={field.onChange}
          isMultiple
          words={{ upload: t("upload"), dropHint: t("uploadHint"), dropHere: t("dropHere") }}
          fixes={{ wrong_type: t("fix.wrong_type"), expires_soon: t("fix.expires_soon") }}
        >
          <TextField
            control={control}
            name="file_url"
            label={t("addUrl")}
            hint={t("addUrlHint")}
            isRequired
            inputMode="url"
            spellCheck={false}
            placeholder="https://"
            onLeave={check.lookNow}
          />
        </GivenFileField>
        <TextField control={control} name="title" label={t("addTitle")} isRequired />
        <p className="text-muted text-table">{t("addAtEnd")}</p>
        <ActionError error={failure} />
        <p role="status" className="text-sm empty:hidden">
          {given.isAwaited ? t("whenArrived") : ""}
        </p>
      </Modal.Body>
      <GivenFileActions
        given={given}
        isPending={isPending}
        onClose={onClose}
        words={{ submit: t("add"), cancel: t("cancel"), notYet: t("notYet") }}
      />
    </form>
  );
}
