import { useTranslations } from "next-intl";
import { use, useEffect, useEffectEvent, useState } from "react";
import { type Control, useController, useFormState, useWatch } from "react-hook-form";
import { useSentFile } from "#components/uploads/use-sent-file.ts";
import type { ContentForm } from "#lib/content/form.ts";
import { offerFromForm, takeHandedFile } from "#lib/content/intake.ts";
import { typedIn } from "#lib/content/typed-beside.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { FileLookContext } from "./file-look.ts";

/** A file from this computer for the form: its address goes into `file_url`. */
export function useFileUpload(control: Control<ContentForm>, fileType: string) {
  const t = useTranslations("contentForm.file");
  const isReady = useBox(uploadSettings) !== null;
  const { field } = useController({ control, name: "file_url" });
  const sent = useSentFile({
    fileType,
    otherKind: (name, kind) => t("otherKind", { name, kind, type: fileType }),
    address: field.value,
    onAddress: field.onChange,
  });
  const values = useWatch({ control }) as ContentForm;
  const { defaultValues = {} } = useFormState({ control });
  const look = use(FileLookContext);
  const filled = look?.autofill.filled ?? {};
  const [pictureName, setPictureName] = useState<string | null>(null);
  const take = (files: DroppedFile[]) => {
    const [only] = files;
    // Several become titles, or tracks: that is asked elsewhere.
    if (files.length > 1) offerFromForm(files, typedIn(values, defaultValues, filled));
    else if (only) void sent.send(only);
  };
  /** A picture that is dropped by itself, or beside one file, is the cover. */
  const takeDropped = async (files: DroppedFile[]) => {
    setPictureName(null);
    const { pictures, others } = await pictureAmong(files);
    const [picture] = pictures;
    if (picture) {
      setPictureName(picture.file.name);
      void look?.cover.take(pictures);
    }
    take(others);
  };

  const takeHanded = useEffectEvent(() => {
    const handed = takeHandedFile(fileType);
    if (handed) sent.begin(handed.file);
  });
  useEffect(() => {
    if (isReady) takeHanded();
  }, [isReady]);

  return { sent, take, takeDropped, pictureName };
}

/** More than two files are sorted elsewhere, pictures and all. */
async function pictureAmong(files: DroppedFile[]) {
  if (files.length > 2) return { pictures: [], others: files };
  const { lookAt } = await import("#lib/uploads/look-at.ts");
  const looked = await Promise.all(files.map((file) => lookAt(file, Number.POSITIVE_INFINITY)));
  const { pictures = [], others = [] } = Object.groupBy(files, (_file, index) =>
    looked[index]?.kind === "picture" ? "pictures" : "others",
  );
  return pictures.length === 1 ? { pictures, others } : { pictures: [], others: files };
}
