import sanitizeHtml from "sanitize-html";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const INLINE_TAG = /<\/?(?:a|abbr|b|cite|code|dfn|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>/g;

/** The text of markup that was sanitised already; words that inline tags cut are whole again. */
export function textOfClean(html: string): string {
  return html
    .replace(INLINE_TAG, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? " ");
}

/** The text of any markup, such as a description; plain text stays as it is. */
export function textOfHtml(html: string): string {
  return html.includes("<")
    ? textOfClean(sanitizeHtml(html, { allowedTags: ["p", "br", "div", "li"], allowedAttributes: {} }))
    : html;
}
