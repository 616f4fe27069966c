import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type Preflight, preflightSchema } from "../content/preflight-schema.ts";
import { callApi } from "../http/call.ts";
import { apiRoutes } from "../routes.ts";

const KEPT_MS = 60_000;
const answerSchema = z.object({ data: preflightSchema.nullable() });

/** What lies at an address (contract 6); null where the store cannot tell. Throws ApiError, and when it is aborted. */
export async function askPreflight(
  fileUrl: string,
  fileType: string,
  signal: AbortSignal,
): Promise<Preflight | null> {
  const body = { file_url: fileUrl, file_type: fileType };
  const call = { method: "POST", body, schema: answerSchema, signal } as const;
  return (await callApi(apiRoutes.preflight(), call)).data.data;
}

/** What lies at an address; null where the store cannot tell. One that changes ends the look at the one before. */
export function preflightOptions(fileUrl: string, fileType: string) {
  return queryOptions({
    queryKey: ["preflight", fileUrl, fileType],
    queryFn: ({ signal }) => askPreflight(fileUrl, fileType, signal),
    enabled: isCheckable(fileUrl),
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Whether a text is an address that is worth asking for: half typed ones are not. */
export function isCheckable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isWhole = hostname.includes(".") || hostname.includes(":") || hostname === "localhost";
  return /^https?:$/.test(protocol) && isWhole && username === "" && password === "";
}
