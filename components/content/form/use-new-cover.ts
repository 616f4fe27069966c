import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Control, useController } from "react-hook-form";
import type { FileWay } from "#components/uploads/use-sent-file.ts";
import type { ContentForm } from "#lib/content/form.ts";
import { isSmaller, type PictureSize } from "#lib/content/picture-size.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { type ChosenPicture, usePicture } from "./use-picture.ts";

/**
 * The picture that a new title gets as its cover: uploaded, or named by its address, which goes into `cover_url`.
 * `inFile` is the size of the one that it would get from its file.
 */
export function useNewCover(control: Control<ContentForm>, inFile: PictureSize | null) {
  const { field } = useController({ control, name: "cover_url" });
  const { value, onChange } = field;
  const { item, problem, send, fromAddress, giveUp } = usePicture();
  const [sent, setSent] = useState<(ChosenPicture & { name: string }) | null>(null);
  const [measured, setMeasured] = useState<ChosenPicture | null>(null);
  /** The address of a picture that somebody wants although the file has a larger one. */
  const [wanted, setWanted] = useState<string | null>(null);
  const [timesAsked, setTimesAsked] = useState(0);
  /** What stood in the field when the picture on its way was chosen: only that is replaced. */
  const [coming, setComing] = useState<{ replaced: string } | null>(null);
  /** What stood in the field when an upload failed: what is wrong with a picture is not said beside another. */
  const [failedBeside, setFailedBeside] = useState("");
  const address = useRef(value);
  useEffect(() => {
    address.current = value;
  }, [value]);

  const take = async (files: DroppedFile[]) => {
    const mine = { replaced: address.current };
    setComing(mine);
    const found = await send(files);
    if (!found) setFailedBeside(address.current);
    else {
      setSent({ ...found, name: files[0]?.file.name ?? "" });
      // What was typed meanwhile stays; the picture is offered beside it.
      if ([mine.replaced, ""].includes(address.current)) onChange(found.url);
    }
    setComing((last) => (last === mine ? null : last));
  };
  const chosen = [sent, measured].find((known) => known?.url === value) ?? null;
  const measure = async () => {
    if (value === "" || chosen) return chosen;
    const found = await fromAddress(value);
    setMeasured(found);
    return found;
  };
  const lookAgain = useEffectEvent(() => void measure());
  useEffect(() => {
    // Sent before a reload, and taken back with the draft.
    if (value.startsWith(`${window.location.origin}/`)) lookAgain();
  }, [value]);
  const isTooSmall = ({ url, size }: ChosenPicture) =>
    url !== wanted && size !== null && inFile !== null && isSmaller(size, inFile);
  const isComing = coming !== null && [coming.replaced, ""].includes(value);
  const way: FileWay = isComing ? "coming" : chosen ? "arrived" : "none";
  return {
    way,
    isNamed: value !== "",
    /** The size of the one in the file, where that becomes the cover. */
    ofFile: value === "" && !isComing ? inFile : null,
    item,
    problem: failedBeside === value && problem ? problem : (chosen?.fault ?? null),
    /** The picture whose address stands in the field, as far as it is known. */
    chosen,
    /** Both sizes, where somebody has to say which of the two it is to be. */
    question: chosen?.size && inFile && isTooSmall(chosen) ? { chosen: chosen.size, inFile } : null,
    /** How often the title was to be added with the question open. */
    timesAsked,
    /**
     * Whether that has to be asked first, which is seen to; and whether the store has to see to it, as it may look
     * where the browser may not.
     */
    async askFirst(): Promise<{ isAsked: boolean; keepsLarger: boolean }> {
      const found = inFile === null ? null : await measure();
      const isAsked = found !== null && isTooSmall(found);
      if (isAsked) setTimesAsked((times) => times + 1);
      return { isAsked, keepsLarger: found !== null && found.size === null && found.url !== wanted };
    },
    useChosen: () => setWanted(value),
    useThatOfFile: () => {
      setSent(null);
      onChange("");
    },
    /** A picture that has arrived and whose address does not stand in the field, to be put there after all. */
    offered: sent && sent !== chosen && !item ? { ...sent, isFieldEmpty: value.trim() === "" } : null,
    takeOffered: () => sent && onChange(sent.url),
    take,
    measure,
    giveUp,
  };
}

export type NewCover = ReturnType<typeof useNewCover>;
