import sanitizeHtml from "sanitize-html";
import { invalid } from "../../errors.ts";

/** A table of contents as it is stored: HTML text for a physical title, JSON for a digital one (contract 3.1). */
export function readTableOfContents(value: unknown, fileType: string): unknown {
  if (value === null || value === undefined || isEmptyList(value)) return null;
  if (fileType !== "physical") return value;
  if (typeof value !== "string")
    throw invalid({
      table_of_contents: ["The table_of_contents field must be HTML text for a physical title."],
    });
  return sanitizeHtml(value);
}

function isEmptyList(value: unknown) {
  return Array.isArray(value) && value.length === 0;
}
