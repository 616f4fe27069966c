"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { zodResolver } from "@hookform/resolvers/zod";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useController, useForm } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { ErrorText } from "#components/ui/error-text.tsx";
import { loadToast } from "#components/ui/use-undo-toast.ts";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import { SentFileState } from "#components/uploads/sent-file-state.tsx";
import { useSentFile } from "#components/uploads/use-sent-file.ts";
import { exchangeFormSchema, type ExchangeForm as Values } from "#lib/conversions/exchange-form.ts";
import { useRetryConversion } from "#lib/conversions/use-conversions.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { LinkCheck } from "../preflight/link-check.tsx";
import { useLinkCheck } from "../preflight/use-link-check.ts";
import { useFocusAfter } from "./use-focus-after.ts";

/** A file that failed: of a title, or of a track of it. */
export type Exchange = {
  contentId: number;
  trackId?: number;
  /** Of the title, or of the track. */
  title: string;
  fileType: string;
  /** Why it failed. */
  reason: string | null;
};

export type ExchangeFormProps = {
  exchange: Exchange;
  onClose: () => void;
  /** Takes the focus when the button that opened the dialog has gone with the failure. */
  fallback: RefObject<HTMLElement | null>;
};

export function ExchangeForm({ exchange, onClose, fallback }: ExchangeFormProps) {
  const { contentId, trackId, title, fileType, reason } = exchange;
  const t = useTranslations("conversions.exchange");
  const file = useTranslations("contentForm.file");
  const router = useRouter();
  const retry = useRetryConversion();
  const form = useForm<Values>({
    resolver: zodResolver(exchangeFormSchema((problem, values) => t(`problem.${problem}`, values ?? {}))),
    defaultValues: { file_url: "" },
  });
  const { field } = useController({ control: form.control, name: "file_url" });
  const [failure, setFailure] = useState<unknown>(null);
  const check = useLinkCheck(field.value, fileType);
  const sent = useSentFile({
    fileType,
    otherKind: (name, kind) => t("otherKind", { name, kind, type: fileType }),
    address: field.value,
    onAddress: field.onChange,
  });
  useFocusAfter(fallback);
  const giveUp = useEffectEvent(sent.giveUp);
  useEffect(() => () => void giveUp(), []);

  const take = ([only, ...others]: DroppedFile[]) => {
    if (others.length > 0) sent.refuse(t("oneOnly"));
    else if (only) void sent.send(only);
  };
  const save = useOneAtATime(
    form.handleSubmit(async ({ file_url }) => {
      setFailure(null);
      try {
        await retry.mutateAsync({
          contentId,
          file_url,
          ...(trackId === undefined ? {} : { track_id: trackId }),
        });
      } catch (error) {
        setFieldErrors(form, error);
        if (!(error instanceof ApiError && "file_url" in error.fieldErrors)) setFailure(error);
        return;
      }
      onClose();
      // What the server drew of this page knows the failure only.
      router.refresh();
      (await loadToast())(t("started", { title }));
    }),
  );
  return (
    <form noValidate onSubmit={save}>
      <Modal.Header>
        <Modal.Heading className="font-serif wrap-anywhere">{t("heading", { title })}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        {reason ? <p className="text-danger-text text-sm">{reason}</p> : null}
        <p className="text-sm">{t(trackId === undefined ? "note" : "noteTrack")}</p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FilesButton size="sm" onFiles={take}>
            <Upload aria-hidden className="size-4" />
            {file("upload")}
          </FilesButton>
          <p className="text-muted text-sm">{file("uploadHint")}</p>
        </div>
        <ReachWarning />
        <SentFileState {...sent} />
        <DropTarget onFiles={take} label={file("dropHere")} />
        <div className="flex flex-col gap-2">
          <TextField
            control={form.control}
            name="file_url"
            label={file("url", { type: fileType })}
            hint={file("hint")}
            isRequired
            inputMode="url"
            spellCheck={false}
            placeholder="https://"
            onLeave={check.lookNow}
          />
          <LinkCheck
            seen={check.seen}
            isLooking={check.isLooking}
            onUse={field.onChange}
            fixes={{ wrong_type: t("fix.wrong_type"), expires_soon: t("fix.expires_soon") }}
          />
        </div>
        <ErrorText error={failure} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" isPending={retry.isPending}>
          {t("submit")}
        </Button>
      </Modal.Footer>
    </form>
  );
}
