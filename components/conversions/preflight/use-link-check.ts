import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isCheckable, preflightOptions } from "#lib/conversions/preflight-queries.ts";

const ASK_AFTER_MS = 600;

/**
 * Looks at the address in a field while the rest is filled in: at once when it comes whole or the field is left,
 * else a moment after the last letter. A store that cannot look answers with null, and the field is as it ever was.
 */
export function useLinkCheck(address: string, fileType: string) {
  const typed = address.trim();
  const [asked, setAsked] = useState("");
  const before = useRef("");
  useEffect(() => {
    // What comes whole, pasted or from an upload, has no more letters to wait for.
    const isWhole = typed.length > before.current.length + 1;
    before.current = typed;
    const timer = window.setTimeout(() => setAsked(typed), isWhole ? 0 : ASK_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const { data, isFetching } = useQuery(preflightOptions(asked, fileType));
  const isOfThis = asked === typed && isCheckable(typed);
  return {
    seen: isOfThis ? (data ?? null) : null,
    isLooking: isOfThis && isFetching,
    /** Nothing more is to be heard of what stands in the field. */
    isSettled: !isCheckable(typed) || (isOfThis && !isFetching),
    lookNow: () => setAsked(typed),
  };
}

export type LinkCheck = ReturnType<typeof useLinkCheck>;
export type Seen = NonNullable<LinkCheck["seen"]>;
export type SeenProblem = Seen["problems"][number];
