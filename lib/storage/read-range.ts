/** Both ends included, as in the header. */
export type Range = { start: number; end: number };

/**
 * The one part that a `Range` header asks for; "none" when the file has no such part. What cannot be
 * read, and a list of several parts, means the whole file, as the standard allows.
 */
export function readRange(header: string | null | undefined, size: number): Range | "all" | "none" {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (!match || (first === "" && last === "")) return "all";
  if (first === "") return last === "0" ? "none" : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return "all";
  return start < size ? { start, end } : "none";
}
