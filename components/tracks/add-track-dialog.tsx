"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { zodResolver } from "@hookform/resolvers/zod";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { ErrorText } from "#components/ui/error-text.tsx";
import { ApiError } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";
import { EMPTY_TRACK, type TrackForm, trackFormSchema } from "#lib/tracks/form.ts";
import { useAddTrack } from "#lib/tracks/queries.ts";

/** Adds one track at the end, from the address of its file. */
export function AddTrackDialog({ contentId }: { contentId: string }) {
  const t = useTranslations("tracks");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="primary" onPress={() => setOpen(true)}>
        <Plus aria-hidden className="size-4" />
        {t("add")}
      </Button>
      <Modal.Backdrop isOpen={isOpen} isDismissable={false} onOpenChange={setOpen}>
        <Modal.Container size="md">
          <Modal.Dialog>
            <AddTrackForm contentId={contentId} onClose={() => setOpen(false)} />
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}

function AddTrackForm({ contentId, onClose }: { contentId: string; onClose: () => void }) {
  const t = useTranslations("tracks");
  const add = useAddTrack(contentId);
  const form = useForm<TrackForm>({
    resolver: zodResolver(trackFormSchema((problem, values) => t(`problem.${problem}`, values ?? {}))),
    defaultValues: EMPTY_TRACK,
  });
  const [failure, setFailure] = useState<unknown>(null);
  const save = useOneAtATime(
    form.handleSubmit(async (track) => {
      setFailure(null);
      try {
        await add.mutateAsync(track);
        onClose();
      } catch (error) {
        setFieldErrors(form, error);
        const isAtFields = error instanceof ApiError && Object.keys(error.fieldErrors).length > 0;
        if (!isAtFields) setFailure(error);
      }
    }),
  );
  return (
    <form noValidate onSubmit={save}>
      <Modal.Header>
        <Modal.Heading className="font-serif">{t("addHeading")}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        <TextField control={form.control} name="title" label={t("addTitle")} isRequired />
        <TextField
          control={form.control}
          name="file_url"
          label={t("addUrl")}
          hint={t("addUrlHint")}
          type="url"
          inputMode="url"
          spellCheck={false}
          isRequired
        />
        <p className="text-muted text-table">{t("addAtEnd")}</p>
        <ErrorText error={failure} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" isPending={add.isPending}>
          {t("add")}
        </Button>
      </Modal.Footer>
    </form>
  );
}
