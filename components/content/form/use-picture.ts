import { useState } from "react";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import { measureFile, measureUrl, type PictureSize } from "#lib/content/picture-size.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { forgetUpload } from "#lib/uploads/remembered.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { UploadError } from "#lib/uploads/upload-fault.ts";
import { useUpload } from "#lib/uploads/use-uploads.ts";

/** A picture that may become a cover. The size is null where the browser cannot tell it. */
export type ChosenPicture = { url: string; size: PictureSize | null };

/** A picture from this computer, sent and given an address, or from an address. */
export function usePicture(notAPicture: string) {
  const faultText = useFaultText();
  const settings = useBox(uploadSettings);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const item = useUpload(uploadId);

  /** Null when it is no picture, did not arrive or was given up; `problem` says why. */
  const send = async ([dropped]: DroppedFile[]): Promise<ChosenPicture | null> => {
    if (!settings || !dropped) return null;
    setProblem(null);
    const { lookAt } = await import("#lib/uploads/look-at.ts");
    const { kind, fault, file } = await lookAt(dropped, settings.maxFileMb);
    const size = kind === "picture" ? await measureFile(file) : null;
    if (fault || !size) {
      setProblem(`${file.name}: ${fault ? faultText(fault) : notAPicture}`);
      return null;
    }
    const id = uploadQueue.add(file, settings.accountId);
    setUploadId(id);
    try {
      const { file_url, upload_id } = await uploadQueue.untilLinked(id);
      forgetUpload(window.localStorage, settings.accountId, upload_id);
      return { url: file_url, size };
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      if (error.fault.code !== "given_up") setProblem(`${file.name}: ${faultText(error.fault)}`);
      return null;
    } finally {
      uploadQueue.drop(id);
      setUploadId(null);
    }
  };
  const fromAddress = async (url: string): Promise<ChosenPicture> => ({ url, size: await measureUrl(url) });
  return { item, problem, send, fromAddress, giveUp: () => item && uploadQueue.giveUp(item.id) };
}
