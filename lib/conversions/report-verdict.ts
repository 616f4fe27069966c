import type { FileReport } from "./history-schema.ts";

/** What matters most about a file that was read. */
export type ReportVerdict = "no_text" | "invalid" | "not_validated" | "valid" | "read";

export function verdictOf({ is_valid, messages }: Pick<FileReport, "is_valid" | "messages">): ReportVerdict {
  const says = (id: string) => messages.some((message) => message.id === id);
  if (says("no_text")) return "no_text";
  if (says("not_validated")) return "not_validated";
  if (is_valid === null) return "read";
  return is_valid ? "valid" : "invalid";
}
