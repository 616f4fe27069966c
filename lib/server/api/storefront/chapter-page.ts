import { randomBytes } from "node:crypto";
import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import type { ChapterText, CutChapter } from "../../catalog/reading/chapter-text.ts";
import type { ApiContext } from "../api-env.ts";
import { chapterTitle } from "./chapter-title.ts";
import { CHAPTER_STYLE } from "./style.ts";
import type { Reader } from "./visit.ts";
import type { Words } from "./words.ts";

type ChapterPage = {
  visit: Reader;
  chapter: ChapterText;
  /** Its file, such as `0001.html`. */
  name: string;
  /** The chapters that this visitor may open. */
  chapters: BookFile["chapters"];
  /** The one of them of which this visitor gets a part; null where all are whole. */
  cut: CutChapter | null;
  /** The file has chapters that none were made of. */
  isLeftOut: boolean;
  words: Words;
};

/**
 * A chapter as a document of its own. It comes out of a stranger's file: it was sanitised when it was
 * converted, and here nothing runs, nothing is sent, and it has no origin to speak from.
 */
export async function answerChapter(
  c: ApiContext,
  { visit, chapter, name, chapters, cut, isLeftOut, words }: ChapterPage,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const index = chapters.findIndex(({ file }) => file === `chapters/${name}`);
  const link = (at: number, label: string) => {
    const other = chapters[at];
    return other ? html`<a href="${fileName(other)}">${label}: ${chapterTitle(other, words)}</a>` : "";
  };
  const isLast = index === chapters.length - 1;
  const ends =
    visit.reach === "preview"
      ? (chapter.isCut || isLast) && words.previewEnds
      : isLast && isLeftOut && words.bookEnds;
  const foot = await html`<footer lang="${words.lang}" dir="ltr">
    ${ends ? html`<p>${ends}</p>` : ""}
    <nav aria-label="${words.chapters}">${link(index - 1, words.previous)} ${link(index + 1, words.next)}</nav>
  </footer>`;
  const page = withoutDeadEnds(chapter.html, { name, chapters, cut })
    .replace("</head>", () => `${styleOf(nonce)}</head>`)
    .replace(/<\/body>\s*<\/html>\s*$/, () => `${foot}</body></html>\n`);
  return answerFramed(c, { page, nonce, isEditor: visit.isEditor, status: 200 });
}

/** In place of a chapter that is not there for this visitor; `chapters` are those that are. */
export async function answerNoChapter(
  c: ApiContext,
  { chapters, isEditor, words }: Pick<ChapterPage, "chapters" | "words"> & Pick<Reader, "isEditor">,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const [first] = chapters;
  const page = await html`<!doctype html>
<html lang="${words.lang}">
<head><meta charset="utf-8"><title>${words.noChapterHeading}</title>${raw(styleOf(nonce))}</head>
<body><h1>${words.noChapterHeading}</h1><p>${words.noChapterText}</p>
${first ? html`<p><a href="${fileName(first)}">${words.firstChapter}</a></p>` : ""}</body>
</html>
`;
  return answerFramed(c, { page: String(page), nonce, isEditor, status: 404 });
}

const fileName = ({ file }: BookFile["chapters"][number]) => file.replace("chapters/", "");

/** A link to a chapter that this visitor may not open, or to a place that was cut off, is text like any other. */
function withoutDeadEnds(
  page: string,
  { name, chapters, cut }: Pick<ChapterPage, "name" | "chapters" | "cut">,
): string {
  const names = new Set(chapters.map(fileName));
  const places = new Set(Array.from(cut?.html.matchAll(/ id="([^"]*)"/g) ?? [], ([, id = ""]) => id));
  const isThere = (to: string, place: string) =>
    names.has(to) && (to !== cut?.name || place === "" || places.has(decoded(place)));
  return page.replace(/<a([^<>]*?) href="([^"#<>]*)#?([^"<>]*)"/g, (link, before, to, place) =>
    isThere(to || name, place) ? link : `<a${before}`,
  );
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function styleOf(nonce: string): string {
  return `<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${CHAPTER_STYLE}</style>`;
}

type Framed = { page: string; nonce: string; isEditor: boolean; status: ContentfulStatusCode };

function answerFramed(
  c: ApiContext,
  { page, nonce, isEditor, status }: Framed,
): Response | Promise<Response> {
  const policy = [
    "sandbox",
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    // The dashboard shows chapters in a frame, and stands elsewhere: the pass in the address is its leave.
    ...(isEditor ? [] : ["frame-ancestors 'self'"]),
  ];
  return c.html(raw(page), status, {
    "cache-control": "private, no-store",
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
}
