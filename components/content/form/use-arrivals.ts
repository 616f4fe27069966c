import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useOnArrival } from "#components/uploads/use-on-arrival.ts";
import type { FileWay } from "#components/uploads/use-sent-file.ts";
import type { ContentForm } from "#lib/content/form.ts";

/** Fields whose address an upload brings along. */
const SENT_FIELDS = ["file_url", "cover_url"] as const;
type SentField = (typeof SENT_FIELDS)[number];
type Waited = SentField | "look";

/** What is on its way to a form is waited for, once somebody wants to send the form. */
export function useArrivals(
  form: UseFormReturn<ContentForm>,
  /** `isLooking`: what is found in the file may still bring up a question. */
  { isLooking, ...ways }: Record<SentField, FileWay> & { isLooking: boolean },
  onAllThere: () => void,
) {
  const [awaited, setAwaited] = useState<readonly Waited[]>([]);
  const sent = SENT_FIELDS.filter((field) => ways[field] === "coming");
  const coming: readonly Waited[] = isLooking && sent.length === 0 ? ["look"] : sent;
  const gone = SENT_FIELDS.find((field) => awaited.includes(field) && ways[field] === "none");
  const stop = () => setAwaited([]);
  useOnArrival(awaited.length > 0, gone ? "none" : coming.length > 0 ? "coming" : "arrived", {
    onArrived: () => {
      stop();
      onAllThere();
    },
    onGone: () => {
      stop();
      if (gone) form.setFocus(gone);
    },
  });
  return {
    /** The fields that will be filled. */
    sent,
    /** What is waited for, as a word for the sentence about it. */
    what: coming.join("_and_"),
    isAwaited: awaited.length > 0,
    /** False when there is nothing to wait for. */
    wait() {
      setAwaited(coming);
      return coming.length > 0;
    },
    stop,
  };
}
