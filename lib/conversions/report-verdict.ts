import type { FileReport } from "./history-schema.ts";

/** What matters most about a file that was read. */
export type ReportVerdict =
  | "pages_unreadable"
  | "no_text"
  | "cut_short"
  | "damaged"
  | "unended"
  | "invalid"
  | "not_validated"
  | "valid"
  | "read";

export function verdictOf({ is_valid, messages }: Pick<FileReport, "is_valid" | "messages">): ReportVerdict {
  const says = (id: string) => messages.some((message) => message.id === id);
  if (says("pages_unreadable")) return "pages_unreadable";
  if (says("no_text")) return "no_text";
  if (says("sound_cut_short") || says("sound_breaks_off")) return "cut_short";
  if (says("sound_damaged")) return "damaged";
  if (says("sound_unended")) return "unended";
  if (says("not_validated")) return "not_validated";
  if (is_valid === null) return "read";
  return is_valid ? "valid" : "invalid";
}

/** Verdicts that an editor should act on. */
export const isWorrying = (verdict: ReportVerdict): boolean =>
  ["pages_unreadable", "no_text", "cut_short", "damaged", "invalid"].includes(verdict);
