import sanitizeHtml from "sanitize-html";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const INLINE_TAG = /<\/?(?:a|abbr|b|cite|code|dfn|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>/g;

/** Far more than the text of a description that anybody reads: a parser takes ever longer the deeper elements are nested. */
const MAX_MARKUP = 100_000;

/** The text of markup that was sanitised already; words that inline tags cut are whole again. */
export function textOfClean(html: string): string {
  return html
    .replace(INLINE_TAG, "")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? " ");
}

/** The text of any markup as short as a description, an empty line between its paragraphs; plain text stays as it is. */
export function textOfHtml(html: string): string {
  if (!html.includes("<")) return html;
  const clean = sanitizeHtml(html.slice(0, MAX_MARKUP), {
    allowedTags: ["p", "br", "div", "li"],
    allowedAttributes: {},
  });
  // White space is nothing in markup, until the blocks are lines.
  return textOfClean(clean.replace(/\s+/g, " ").replace(/<\/(?:p|div|li)>|<br \/>/g, "\n\n"));
}
