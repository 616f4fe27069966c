import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import { COVER_MAX_PIXELS } from "#lib/content/cover-schema.ts";
import { measureFile, measureUrl, type PictureSize } from "#lib/content/picture-size.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { uploadItems } from "#lib/uploads/items.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { forgetUpload } from "#lib/uploads/remembered.ts";
import type { UploadLink } from "#lib/uploads/schema.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { UploadError, type UploadFault } from "#lib/uploads/upload-fault.ts";
import { useUpload } from "#lib/uploads/use-uploads.ts";

/** A picture that may become a cover. The size is null where the browser cannot tell it; `fault` is what is wrong with it. */
export type ChosenPicture = { url: string; size: PictureSize | null; fault: string | null };

function untilGoneOn(id: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = uploadItems.subscribe(() => {
      if (uploadItems.get().some((item) => item.id === id && item.step === "failed")) return;
      stop();
      resolve();
    });
  });
}

/** A picture from this computer, sent and given an address, or from an address. */
export function usePicture() {
  const t = useTranslations("contentForm.cover");
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
    const wrong = fault ? pictureFault(fault) : size ? tooManyPixels(size) : t("notAPicture");
    if (wrong) {
      setProblem(`${file.name}: ${wrong}`);
      return null;
    }
    // Another one is wanted than the one on its way.
    if (uploadId) uploadQueue.giveUp(uploadId);
    const id = uploadQueue.add(file, settings.accountId);
    setUploadId(id);
    try {
      const { file_url, upload_id } = await untilSent(id, file.name);
      forgetUpload(window.localStorage, settings.accountId, upload_id);
      return { url: file_url, size, fault: null };
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      if (error.fault.code !== "given_up") setProblem(`${file.name}: ${faultText(error.fault)}`);
      return null;
    } finally {
      uploadQueue.drop(id);
      setUploadId((last) => (last === id ? null : last));
    }
  };
  /** The end of a session is no end of the upload: it goes on after signing in, or is given up. */
  const untilSent = async (id: string, name: string): Promise<UploadLink> => {
    try {
      return await uploadQueue.untilLinked(id);
    } catch (error) {
      if (!(error instanceof UploadError) || error.fault.code !== "signed_out") throw error;
      setProblem(`${name}: ${faultText(error.fault)}`);
      await untilGoneOn(id);
      setProblem(null);
      return untilSent(id, name);
    }
  };
  const fromAddress = async (url: string): Promise<ChosenPicture> => {
    const found = await measureUrl(url);
    if (found === "unknown") return { url, size: null, fault: null };
    if (found === "no_picture") return { url, size: null, fault: t("noPictureThere") };
    return { url, size: found, fault: tooManyPixels(found) };
  };
  const giveUp = () => item && uploadQueue.giveUp(item.id);
  return { item, problem, forgetProblem: () => setProblem(null), send, fromAddress, giveUp };

  /** A file of any other kind is wrong here, and what is empty has no book in it either. */
  function pictureFault(fault: UploadFault): string {
    if (["wrong_kind", "other_kind", "web_page"].includes(fault.code)) return t("notAPicture");
    return fault.code === "empty" ? t("emptyFile") : faultText(fault);
  }

  function tooManyPixels({ width, height }: PictureSize): string | null {
    if (width * height <= COVER_MAX_PIXELS) return null;
    return t("tooManyPixels", { width, height, max: COVER_MAX_PIXELS / 1_000_000 });
  }
}
