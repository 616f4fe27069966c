import { picturePlaces } from "../../files/formats/picture-places.ts";
import { PAGE_CHARACTERS } from "./preview-share.ts";

const BODY = "<body>";
const END = "</body></html>\n";
/** Where a chapter ends best: after something of a block has closed, or at the end of a line. */
const BLOCK_END =
  /<\/(?:p|h[1-6]|li|tr|table|ul|ol|dl|dd|dt|div|section|article|figure|blockquote|pre|aside)>|<br \/>/g;
/** Else between two sentences, else between two words: never within a tag. */
const SENTENCE_END = /(?:[.!?…]["'”’»)\]]{0,3}(?=[\s\0])|[。！？])/g;
const WORD_END = /\s/g;
const TAG = /<(\/?)([a-z][a-z\d]*)[^<>]*?(\/?)>/g;
/** What means something as a whole only. */
const WHOLES = new Set(["math", "ruby"]);
/** So much of what is shared is not held back for the sake of a better end. */
const LEAST_SHARE = 0.75;

/** The characters of the body of a chapter. */
export function bodyLength(html: string): number {
  return html.lastIndexOf("</body>") - (html.indexOf(BODY) + BODY.length);
}

/**
 * The beginning of a chapter, at most `length` characters of its body, and a picture for each page of them: up to the
 * end of a block or a line, or where none is near, of a sentence or a word. What is open there is closed.
 */
export function cutChapter(html: string, length: number): string {
  const start = html.indexOf(BODY) + BODY.length;
  const characters = withoutTorn(html.slice(start, start + length));
  const within = upToPicture(characters, Math.ceil(length / PAGE_CHARACTERS));
  const isNear = (end: number) => end >= within.length * LEAST_SHARE;
  const words = within.replace(/<[^<>]*>/g, (tag) => "\0".repeat(tag.length));
  const ends = [lastEnd(within, BLOCK_END), lastEnd(words, SENTENCE_END), lastEnd(words, WORD_END)];
  const end = ends.find(isNear) ?? (within === characters ? Math.max(...ends) : within.length);
  const { kept, open } = openAt(within.slice(0, end > 0 ? end : within.length));
  const closing = open.toReversed().map((name) => `</${name}>`);
  return html.slice(0, start) + kept.trimEnd() + closing.join("") + END;
}

/** As much of the text as has `count` pictures. */
function upToPicture(text: string, count: number): string {
  return text.slice(0, picturePlaces(text)[count]);
}

/** Without the half of a tag or of an entity at its end. */
function withoutTorn(text: string): string {
  const tagAt = text.lastIndexOf("<");
  const whole = tagAt > text.lastIndexOf(">") ? text.slice(0, tagAt) : text;
  const tail = whole.slice(-12);
  const entityAt = tail.lastIndexOf("&");
  const end = entityAt > tail.lastIndexOf(";") ? whole.length - tail.length + entityAt : whole.length;
  // Half of a pair of UTF-16 is no letter.
  return whole.slice(0, end).replace(/[\uD800-\uDBFF]$/, "");
}

function lastEnd(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** What is open at the end of `text`, the outermost first; a formula that is open is left out whole. */
function openAt(text: string): { kept: string; open: string[] } {
  const stack: { name: string; at: number }[] = [];
  for (const { 1: slash, 2: name = "", 3: isEmpty, index } of text.matchAll(TAG)) {
    if (slash && stack.at(-1)?.name === name) stack.pop();
    else if (!slash && !isEmpty) stack.push({ name, at: index });
  }
  const whole = stack.findIndex(({ name }) => WHOLES.has(name));
  const open = (whole < 0 ? stack : stack.slice(0, whole)).map(({ name }) => name);
  return { kept: whole < 0 ? text : text.slice(0, stack[whole]?.at), open };
}
