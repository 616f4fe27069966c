import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { conversionHistoryOptions } from "./queries.ts";
import { isConverting } from "./schema.ts";
import { useConversions } from "./use-conversions.ts";

/** Has histories on the page asked for anew that tell of another state than their conversion is in: somebody else may have begun it. */
export function useFreshHistories() {
  const client = useQueryClient();
  const { data } = useConversions();
  useEffect(() => {
    for (const { id, conversion_status, conversion } of [...(data?.active ?? []), ...(data?.watched ?? [])]) {
      const { queryKey } = conversionHistoryOptions(id);
      const told = client.getQueryData(queryKey)?.conversion;
      const live = stateOf(conversion_status, conversion?.finished_at);
      if (told && stateOf(told.status, told.finished_at) !== live)
        void client.invalidateQueries({ queryKey });
    }
  }, [data, client]);
}

/** While it goes on, its history asks by itself. */
function stateOf(status: string | null | undefined, finishedAt: string | null | undefined): string {
  return isConverting(status) ? "moving" : `${status} ${finishedAt ?? ""}`;
}
