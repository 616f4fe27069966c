import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isCheckable, preflightOptions } from "#lib/conversions/preflight-queries.ts";

const ASK_AFTER_MS = 600;

/**
 * Looks at the address in a field while the rest is filled in: a moment after the last letter, or at once when
 * the field is left. A store that cannot look answers with null, and the field is as it ever was.
 */
export function useLinkCheck(address: string, fileType: string) {
  const typed = address.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed), ASK_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const { data, isFetching } = useQuery(preflightOptions(asked, fileType));
  const isOfThis = asked === typed && isCheckable(typed);
  return {
    seen: isOfThis ? (data ?? null) : null,
    isLooking: isOfThis && isFetching,
    lookNow: () => setAsked(typed),
  };
}

export type LinkCheck = ReturnType<typeof useLinkCheck>;
export type Seen = NonNullable<LinkCheck["seen"]>;
export type SeenProblem = Seen["problems"][number];
