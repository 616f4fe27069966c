import { useEffect, useEffectEvent } from "react";
import type { FileWay } from "./use-sent-file.ts";

type ArrivalVerbs = {
  /** The address of the file stands in its field. */
  onArrived: () => void;
  /** It failed, was given up, or another address was typed. */
  onGone: () => void;
};

/** What somebody waits for while a file is on its way is done once, when the way has come to an end. */
export function useOnArrival(isAwaited: boolean, way: FileWay, { onArrived, onGone }: ArrivalVerbs) {
  const end = useEffectEvent(() => (way === "arrived" ? onArrived() : onGone()));
  useEffect(() => {
    if (isAwaited && way !== "coming") end();
  }, [isAwaited, way]);
}
