import { useEffect, useEffectEvent, useState } from "react";
import { useOnArrival } from "#components/uploads/use-on-arrival.ts";
import { type SentFileOptions, useSentFile } from "#components/uploads/use-sent-file.ts";

type GivenFileOptions = SentFileOptions & {
  /** The file that was waited for is there, and its address in the field. */
  onArrived: () => void;
  /** It failed, was given up, or another address was typed. */
  onGone: () => void;
};

/** The file that a dialog asks for: an address, or one from this computer, which may be waited for. It goes with the dialog. */
export function useGivenFile({ onArrived, onGone, ...options }: GivenFileOptions) {
  const sent = useSentFile(options);
  const giveUp = useEffectEvent(sent.giveUp);
  useEffect(() => () => void giveUp(), []);
  const [isAwaited, setAwaited] = useState(false);
  useOnArrival(isAwaited, sent.way, {
    onArrived: () => {
      setAwaited(false);
      onArrived();
    },
    onGone: () => {
      setAwaited(false);
      onGone();
    },
  });
  return {
    sent,
    /** The file is on its way, and is used when it is there. */
    isAwaited,
    wait: () => setAwaited(true),
    waitNoMore: () => setAwaited(false),
  };
}

export type GivenFile = ReturnType<typeof useGivenFile>;
