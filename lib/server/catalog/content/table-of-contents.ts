import sanitizeHtml from "sanitize-html";
import { fault } from "#lib/content/fault-schema.ts";
import { invalid } from "../../errors.ts";

/** A table of contents as it is stored: HTML text for a physical title, JSON for a digital one (contract 3.1). */
export function readTableOfContents(value: unknown, fileType: string): unknown {
  if (value === null || value === undefined || isEmptyList(value)) return null;
  if (fileType !== "physical") return value;
  if (typeof value !== "string") throw invalid({ table_of_contents: [fault("not_html")] });
  return sanitizeHtml(value);
}

function isEmptyList(value: unknown) {
  return Array.isArray(value) && value.length === 0;
}
