import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { useGivenFile } from "#components/conversions/given-file/use-given-file.ts";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { ApiError, isSignedOut } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";
import { EMPTY_TRACK, type TrackForm, trackFormSchema } from "#lib/tracks/form.ts";
import { useAddTrack } from "#lib/tracks/queries.ts";
import { trackNameOf } from "#lib/tracks/track-name.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

/** The form of one more track, added at once or as soon as its file has been sent. */
export function useAddTrackForm(contentId: string, onClose: () => void) {
  const t = useTranslations("tracks");
  const add = useAddTrack(contentId);
  const form = useForm<TrackForm>({
    resolver: zodResolver(trackFormSchema((problem, values) => t(`problem.${problem}`, values ?? {}))),
    defaultValues: EMPTY_TRACK,
  });
  const { field } = useController({ control: form.control, name: "file_url" });
  const [failure, setFailure] = useState<unknown>(null);
  const [taken, setTaken] = useState<LookedAt | null>(null);
  const take = (looked: LookedAt) => {
    const title = form.getValues("title").trim();
    // Nothing typed is overwritten; the name of the file before this one goes with it.
    const isFree = title === "" || (taken !== null && title === trackNameOf(taken));
    if (isFree) form.setValue("title", trackNameOf(looked), { shouldValidate: form.formState.isSubmitted });
    setTaken(looked);
  };
  const given = useGivenFile({
    fileType: "audio",
    otherKind: (name, kind) => t("otherKind", { name, kind }),
    address: field.value,
    onAddress: field.onChange,
    onTaken: take,
    onArrived: () => void save(),
    onGone: () => form.setFocus("file_url"),
  });
  const isComing = given.sent.way === "coming";

  const send = async (track: TrackForm) => {
    if (isComing) return given.wait();
    setFailure(null);
    try {
      await add.mutateAsync(track);
      onClose();
    } catch (error) {
      setFieldErrors(form, error);
      const isAtFields = error instanceof ApiError && Object.keys(error.fieldErrors).length > 0;
      // What ended the session is said beside it, with the way back.
      if (!isAtFields && !isSignedOut(error)) setFailure(error);
    }
  };
  const save = useOneAtATime(
    form.handleSubmit(send, ({ title }) => {
      if (!isComing) return;
      // The file brings its address along.
      form.clearErrors("file_url");
      if (!title) given.wait();
    }),
  );
  return { control: form.control, field, given, taken, save, failure, isPending: add.isPending };
}
