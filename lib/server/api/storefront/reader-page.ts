import { html } from "hono/html";
import type { CatalogContext } from "../../catalog/context.ts";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import { reachOfWhole } from "../../catalog/reading/find-book.ts";
import type { ApiContext } from "../api-env.ts";
import { AUDIO_SCRIPT } from "./audio-script.ts";
import { chapterTitle } from "./chapter-title.ts";
import { CHAPTERS_SCRIPT } from "./chapters-script.ts";
import { chaptersFor, hasNothing, pagesFor } from "./extent.ts";
import { answerPage, type Piece } from "./page.ts";
import { peopleOf, readBook, signInNote } from "./product-page.ts";
import { answerNotReady } from "./refusal-pages.ts";
import { soundPlayer } from "./sound-player.ts";
import { bookPath, openFiles, type Reader, type Visit } from "./visit.ts";
import { type Words, wordsFor } from "./words.ts";

/** By the kind of book. */
const SCRIPTS: Partial<Record<string, string>> = { audio: AUDIO_SCRIPT, epub: CHAPTERS_SCRIPT };

type Open = { c: ApiContext; ctx: CatalogContext; visit: Reader; files: BookFile[]; words: Words };

/** The page to read a book on: the whole of it, or what its preview shows. */
export async function answerReader(c: ApiContext, ctx: CatalogContext, visit: Reader): Promise<Response> {
  const { book } = visit;
  const { status, files } = await openFiles(ctx, visit);
  if (files.length === 0) return answerNotReady(c, ctx, visit, status);
  const words = wordsFor(book.lang, ctx.store.lang);
  const body = await bodyOf({ c, ctx, visit, files, words });
  const content = await readBook(ctx, book.id);
  const isPreview = visit.reach === "preview" && !(await hasNothing(ctx, visit, files));
  const about = [isPreview ? `${words.preview}.` : "", editorNote(visit, words)].join(" ").trim();
  const main = html`
    <h1 lang="${book.lang}">${book.name}</h1>
    ${peopleOf(content, words)}
    ${about ? html`<p class="muted">${about}</p>` : ""}
    ${signInNote(visit, words)}
    ${body}`;
  // An editor may look at a title that has no page for buyers yet.
  const link = visit.isEditor
    ? undefined
    : html`<a href="${bookPath(ctx, book.slug)}">${words.aboutBook}</a>`;
  const script = SCRIPTS[book.fileType];
  return answerPage(c, ctx, { words, title: book.name, main, link, script });
}

/** What this preview is to buyers, for an editor who looks at it whatever the settings of the title are. */
function editorNote({ book, reach, isEditor }: Visit, words: Words): string {
  if (!isEditor || reach !== "preview") return "";
  if (reachOfWhole(book) === "whole") return words.editorNoteFree;
  if (!book.hasPreview) return words.editorNoteOff;
  return book.previewRequiresLogin ? words.editorNoteSignIn : words.editorNote;
}

async function bodyOf(open: Open): Promise<Piece> {
  const { fileType } = open.visit.book;
  if (fileType === "audio") return soundPlayer(open);
  const [file] = open.files;
  if (!file) throw new Error("A book was opened without a file.");
  if (fileType === "epub") return chaptersOf(open, file);
  return open.visit.reach === "whole" ? pdfOf(open, file) : pagesOf(open, file);
}

function pdfOf({ visit: { base, book }, words }: Open, { original }: BookFile): Piece {
  const size = formatSize(original.sizeInBytes, words);
  return html`<p><a class="button" href="${base}/file">${words.openPdf}</a>
      <span class="muted">${book.totalPages ? `${words.pages}: ${book.totalPages}, ` : ""}${size}</span></p>
    <iframe class="pdf" src="${base}/file" title="${words.pdfHere}"></iframe>`;
}

function formatSize(bytes: number, { lang }: Words): string {
  const isSmall = bytes < 2 ** 20;
  const unit = isSmall ? "kilobyte" : "megabyte";
  const format = new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: isSmall ? 0 : 1 });
  return format.format(bytes / (isSmall ? 2 ** 10 : 2 ** 20));
}

function pagesOf({ visit, words }: Open, file: BookFile): Piece {
  const count = pagesFor(visit, file);
  if (count === 0) return html`<p>${words.emptyBookPreview}</p>`;
  const pages = Array.from({ length: count }, (_, index) => index + 1);
  const picture = (page: number) => `${visit.base}/pages/${String(page).padStart(4, "0")}.webp`;
  return html`<ol class="pages">${pages.map(
    (page) =>
      html`<li><img src="${picture(page)}" alt="${words.page} ${page}" width="900" loading="lazy"></li>`,
  )}</ol>
  <p>${words.previewEnds} ${words.shownOf} ${count} ${words.of} ${visit.book.totalPages ?? count}.</p>`;
}

function chaptersOf(open: Open, file: BookFile): Piece {
  const { visit, words } = open;
  const chapters = chaptersFor(visit, file);
  const [first] = chapters;
  if (!first) return html`<p>${visit.reach === "preview" ? words.emptyBookPreview : words.emptyPreview}</p>`;
  return html`<div class="spread">
    <nav aria-label="${words.chapters}"><ol class="index" lang="${visit.book.lang}">${chapters.map(
      (chapter) =>
        html`<li><a href="${visit.base}/${chapter.file}" target="chapter">${chapterTitle(chapter, words)}</a></li>`,
    )}</ol></nav>
    <iframe class="frame" name="chapter" sandbox="" src="${visit.base}/${first.file}" title="${words.chapter}"></iframe>
  </div>
  ${leftOut(open, file)}`;
}

/** A book of very many chapters is read here in part: the rest is in its file. */
function leftOut({ visit, words }: Open, { chapters, chapterCount }: BookFile): Piece | string {
  if (visit.reach === "preview" || chapterCount <= chapters.length) return "";
  const counts = `${chapters.length} ${words.of} ${chapterCount} ${words.chapters.toLowerCase()}`;
  // The file itself is for visitors alone.
  const link = visit.isEditor ? "" : html`<a href="${visit.base}/file" download>${words.openEpub}</a>`;
  return html`<p>${words.shownOf} ${counts}. ${link}</p>`;
}
