import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Control, useController } from "react-hook-form";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import type { ContentForm } from "#lib/content/form.ts";
import { offerFiles, takeHandedFile } from "#lib/content/intake.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { forgetFile } from "#lib/uploads/remembered.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { useUpload } from "#lib/uploads/use-uploads.ts";

/** A file from this computer for the form: looked at, sent, and its address put into `file_url`. */
export function useFileUpload(control: Control<ContentForm>, fileType: string) {
  const t = useTranslations("contentForm.file");
  const faultText = useFaultText();
  const settings = useBox(uploadSettings);
  const { field } = useController({ control, name: "file_url" });
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The file whose address stands in the field, for as long as it does. */
  const [arrived, setArrived] = useState<{ name: string; url: string } | null>(null);
  const item = useUpload(uploadId);

  const send = async (dropped: DroppedFile) => {
    if (!settings) return;
    const { lookAt } = await import("#lib/uploads/look-at.ts");
    const { kind, fault, file } = await lookAt(dropped, settings.maxFileMb);
    setProblem(null);
    if (fault) setProblem(`${file.name}: ${faultText(fault)}`);
    else if (kind !== fileType)
      setProblem(t("otherKind", { name: file.name, kind: kind ?? "", type: fileType }));
    else {
      if (uploadId) uploadQueue.giveUp(uploadId);
      setUploadId(uploadQueue.add(file, settings.accountId));
    }
  };
  const take = (files: DroppedFile[]) => {
    const [only] = files;
    // Several become titles, or tracks: that is asked elsewhere.
    if (files.length > 1) offerFiles(files);
    else if (only) void send(only);
  };

  useEffect(() => {
    if (!settings) return;
    const handed = takeHandedFile(fileType);
    if (handed) setUploadId(uploadQueue.add(handed.file, settings.accountId));
  }, [settings, fileType]);

  const { onChange } = field;
  useEffect(() => {
    if (!item?.link || !settings) return;
    const { file_url, file_name } = item.link;
    onChange(file_url);
    setArrived({ name: file_name, url: file_url });
    setUploadId(null);
    forgetFile(window.localStorage, settings.accountId, item.file);
    uploadQueue.drop(item.id);
  }, [item, settings, onChange]);

  return {
    item,
    problem: item?.fault ? `${item.file.name}: ${faultText(item.fault)}` : problem,
    arrived: arrived?.url === field.value ? arrived.name : null,
    take,
    giveUp: () => item && uploadQueue.giveUp(item.id),
    goOn: () => item && uploadQueue.goOn(item.id),
  };
}
