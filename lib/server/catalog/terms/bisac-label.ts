import { getBISACLabelsForCode } from "@5stones/onix/dist/bisac.js";

/** The full path of a BISAC code in words, "Fiction > Literary", or null for a code that is not in the list. */
export function bisacLabel(code: string): string | null {
  return getBISACLabelsForCode(code)?.[0]?.replaceAll(" / ", " > ") ?? null;
}
