import { useEffect, useEffectEvent, useRef } from "react";
import { isConverting } from "#lib/conversions/schema.ts";
import { useConversions } from "#lib/conversions/use-conversions.ts";

/** Calls `onEnd` when titles that were being converted no longer are, with their ids; deleted ones are not among them. */
export function useConversionEnds(onEnd: (ids: number[]) => void) {
  const { data } = useConversions();
  const underWay = useRef<ReadonlySet<number>>(new Set());
  const end = useEffectEvent(onEnd);

  useEffect(() => {
    if (!data) return;
    const unfinished = data.watched.filter(({ conversion_status }) => isConverting(conversion_status));
    const now = new Set([...data.active, ...unfinished].map(({ id }) => id));
    const ended = [...underWay.current].filter((id) => !now.has(id) && !data.gone.includes(id));
    underWay.current = now;
    if (ended.length > 0) end(ended);
  }, [data]);
}
