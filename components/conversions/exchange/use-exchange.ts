import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { loadToast } from "#components/ui/use-undo-toast.ts";
import { exchangeFormSchema, type ExchangeForm as Values } from "#lib/conversions/exchange-form.ts";
import { useRetryConversion } from "#lib/conversions/use-conversions.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";
import { useGivenFile } from "../given-file/use-given-file.ts";

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

/** The form that gives a title or a track another file, at once or as soon as that has been sent. */
export function useExchange({ contentId, trackId, title, fileType }: Exchange, onClose: () => void) {
  const t = useTranslations("conversions.exchange");
  const router = useRouter();
  const retry = useRetryConversion();
  const form = useForm<Values>({
    resolver: zodResolver(exchangeFormSchema((problem, values) => t(`problem.${problem}`, values ?? {}))),
    defaultValues: { file_url: "" },
  });
  const { field } = useController({ control: form.control, name: "file_url" });
  const [failure, setFailure] = useState<unknown>(null);
  const given = useGivenFile({
    fileType,
    otherKind: (name, kind) => t("otherKind", { name, kind, type: fileType }),
    address: field.value,
    onAddress: field.onChange,
    onArrived: () => void save(),
    onGone: () => form.setFocus("file_url"),
  });

  const exchange = async ({ file_url }: Values) => {
    if (given.sent.way === "coming") return given.wait();
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
  };
  const save = useOneAtATime(
    form.handleSubmit(exchange, () => {
      if (given.sent.way !== "coming") return;
      // The file brings its address along.
      form.clearErrors("file_url");
      given.wait();
    }),
  );
  return { control: form.control, field, given, save, failure, isPending: retry.isPending };
}
