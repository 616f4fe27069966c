import { randomBytes } from "node:crypto";
import { html, raw } from "hono/html";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import type { ChapterText } from "../../catalog/reading/chapter-text.ts";
import type { ApiContext } from "../api-env.ts";
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
  words: Words;
};

/**
 * A chapter as a document of its own. It comes out of a stranger's file: it was sanitised when it was
 * converted, and here nothing runs, nothing is sent, and it has no origin to speak from.
 */
export async function answerChapter(
  c: ApiContext,
  { visit, chapter, name, chapters, words }: ChapterPage,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const index = chapters.findIndex(({ file }) => file === `chapters/${name}`);
  const link = (at: number, label: string) => {
    const other = chapters[at];
    return other ? html`<a href="${other.file.replace("chapters/", "")}">${label}: ${other.title}</a>` : "";
  };
  const ends = visit.reach === "preview" && (chapter.isCut || index === chapters.length - 1);
  const foot = await html`<footer lang="${words.lang}">
    ${ends ? html`<p>${words.previewEnds}</p>` : ""}
    <nav aria-label="${words.chapters}">${link(index - 1, words.previous)} ${link(index + 1, words.next)}</nav>
  </footer>`;
  const style = `<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${CHAPTER_STYLE}</style></head>`;
  const page = chapter.html
    .replace("</head>", () => style)
    .replace(/<\/body>\s*<\/html>\s*$/, () => `${foot}</body></html>\n`);
  const policy = [
    "sandbox",
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    // The dashboard shows chapters in a frame, and stands elsewhere: the pass in the address is its leave.
    ...(visit.isEditor ? [] : ["frame-ancestors 'self'"]),
  ];
  return c.html(raw(page), 200, {
    "cache-control": "private, no-store",
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
}
