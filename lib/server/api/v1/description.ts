import sanitizeHtml from "sanitize-html";

/** Characters of a description in the list of version 1, before the dots (contract 4). */
const LIST_LENGTH = 59;

/** Text without tags and line breaks: `description_raw_text`. */
export function rawText(html: string): string {
  const escaped = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} });
  // The library escapes these three in what it keeps; this is text, not markup.
  return escaped
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\r\n?|\n/g, "");
}

/** Each line break preceded by `<br />`: `description_with_html`. */
export function withBreaks(html: string): string {
  return html.replaceAll(/\r\n|\n|\r/g, "<br />$&");
}

/** The first 59 characters and three dots; shorter text as it is. No character is cut in half. */
export function cut(text: string): string {
  // Two code units at most make one character: no need to walk a long description to its end.
  const characters = [...text.slice(0, 2 * (LIST_LENGTH + 1))];
  return characters.length > LIST_LENGTH ? `${characters.slice(0, LIST_LENGTH).join("")}...` : text;
}
