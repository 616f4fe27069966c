import type { Draft, KeptDraft } from "./form-draft.ts";
import type { FileType } from "./schema.ts";

type Typed = Pick<Draft, "values" | "marks">;

/**
 * What was typed for a title of one kind, for the form of another. A file that comes along takes the place of the
 * address, and of what the file at that address had filled in.
 */
export function typedForKind({ values, marks }: Typed, fileType: FileType, bringsFile: boolean): Typed {
  const left = new Set<string>([
    ...(fileType === "audio" ? [] : ["narrator"]),
    ...(bringsFile ? ["file_url", ...marks.filled] : []),
  ]);
  return {
    values: Object.fromEntries(Object.entries(values).filter(([field]) => !left.has(field))),
    marks: { ...marks, filled: marks.filled.filter((field) => !left.has(field)) },
  };
}

let handed: { item: string; kept: KeptDraft } | null = null;

/** Lays down what was typed for the form that opens next. Its draft stays until that form has one. */
export function handDraft(item: string, kept: KeptDraft): void {
  handed = { item, kept };
}

/** What was laid down for this form; only once. */
export function takeHandedDraft(item: string): KeptDraft | null {
  const found = handed?.item === item ? handed.kept : null;
  if (found) handed = null;
  return found;
}
