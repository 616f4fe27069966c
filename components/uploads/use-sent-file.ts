import { useEffect, useEffectEvent, useState } from "react";
import { useBox } from "#lib/uploads/box.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { fetchUploadCode } from "#lib/uploads/fetch-ahead.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";
import { forgetUpload } from "#lib/uploads/remembered.ts";
import type { UploadKind, UploadLink } from "#lib/uploads/schema.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { useUpload } from "#lib/uploads/use-uploads.ts";
import { useFaultText } from "./use-fault-text.ts";

export type SentFileOptions = {
  /** What the file has to be: pdf, epub or audio. */
  fileType: string;
  /** Said of a file that is something else. */
  otherKind: (name: string, kind: string) => string;
  /** The field that takes the address of the file. */
  address: string;
  onAddress: (address: string) => void;
  /** A file is on its way now, and this was seen of it. */
  onTaken?: ((looked: LookedAt) => void) | undefined;
};

/** Where a chosen file is: on its way to the field, or there. */
export type FileWay = "none" | "coming" | "arrived";

/** One file from this computer for a field that takes an address: looked at, sent, and its address filled in. */
export function useSentFile({ fileType, otherKind, address, onAddress, onTaken }: SentFileOptions) {
  const faultText = useFaultText();
  const settings = useBox(uploadSettings);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** A file that is something else than the field takes. */
  const [other, setOther] = useState<{ dropped: DroppedFile; kind: UploadKind | null } | null>(null);
  /** What stood in the field when the file was chosen: only that is replaced. */
  const [replaced, setReplaced] = useState("");
  const [arrived, setArrived] = useState<{ name: string; url: string } | null>(null);
  const item = useUpload(uploadId);

  const begin = (file: File) => {
    if (!settings) return;
    setReplaced(address);
    setArrived(null);
    setUploadId(uploadQueue.add(file, settings.accountId));
  };
  const send = async (dropped: DroppedFile) => {
    if (!settings) return;
    const { lookAt } = await import("#lib/uploads/look-at.ts");
    const looked = await lookAt(dropped, settings.maxFileMb);
    const { kind, fault, file } = looked;
    setProblem(null);
    setOther(null);
    if (fault) setProblem(`${file.name}: ${faultText(fault)}`);
    else if (kind !== fileType) {
      setProblem(otherKind(file.name, kind ?? ""));
      setOther({ dropped, kind });
    } else {
      if (uploadId) uploadQueue.giveUp(uploadId);
      begin(file);
      onTaken?.(looked);
    }
  };

  useEffect(fetchUploadCode, []);
  const isFree = address === replaced || address.trim() === "";
  const arrive = useEffectEvent(({ file_url, file_name }: UploadLink) => {
    if (isFree) onAddress(file_url);
    setArrived({ name: file_name, url: file_url });
    setUploadId(null);
  });
  useEffect(() => {
    if (!item?.link || !settings) return;
    arrive(item.link);
    forgetUpload(window.localStorage, settings.accountId, item.link.upload_id);
    uploadQueue.drop(item.id);
  }, [item, settings]);

  const isComing = item !== null && item.step !== "failed" && isFree;
  const way: FileWay = isComing ? "coming" : arrived?.url === address ? "arrived" : "none";
  return {
    item,
    way,
    problem: item?.fault ? `${item.file.name}: ${faultText(item.fault)}` : problem,
    other,
    /** The name of the file whose address stands in the field. */
    arrived: arrived?.url === address ? arrived.name : null,
    /** A file that has arrived and whose address does not stand in the field, to be put there after all. */
    offered: arrived && arrived.url !== address ? { ...arrived, isFieldEmpty: address.trim() === "" } : null,
    takeOffered: () => arrived && onAddress(arrived.url),
    begin,
    send,
    refuse: setProblem,
    giveUp: () => item && uploadQueue.giveUp(item.id),
    goOn: () => item && uploadQueue.goOn(item.id),
  };
}

export type SentFile = ReturnType<typeof useSentFile>;
