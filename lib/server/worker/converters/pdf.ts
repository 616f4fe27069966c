import { setImmediate } from "node:timers/promises";
import type { TocEntry } from "../../../content/schema.ts";
import { damaged } from "../../files/file-error.ts";
import { type Converted, countWords, NOTHING_FOUND, type OnProgress, tidyText } from "./converted.ts";
import { openPdf, type Pdf, PdfOpenError } from "./pdfium.ts";

const COVER_SIDE_PX = 1600;
const MAX_OUTLINE_ENTRIES = 5_000;
const MAX_OUTLINE_DEPTH = 12;

/**
 * Reads a PDF: pages, words, outline, title and author, and its first page as cover.
 *
 * @throws FileError `damaged` when it is encrypted, broken or without pages
 */
export async function convertPdf(path: string, _outDir: string, onProgress: OnProgress): Promise<Converted> {
  const pdf = await openOrExplain(path);
  try {
    if (pdf.pageCount === 0) throw damaged("This PDF has no pages. Upload another copy of the file.");
    const cover = pdf.picture(0, COVER_SIDE_PX);
    let totalWords = 0;
    for (let index = 0; index < pdf.pageCount; index++) {
      totalWords += countWords(pdf.text(index) ?? "");
      onProgress({ done: index + 1, total: pdf.pageCount, unit: "page" });
      // Between pages the process may answer: report progress, end when its parent has gone.
      await setImmediate();
    }
    const outline = readOutline(pdf);
    const author = tidyText(pdf.info("Author"));
    return {
      totalPages: pdf.pageCount,
      totalWords,
      totalSeconds: 0,
      found: {
        ...NOTHING_FOUND,
        name: tidyText(pdf.info("Title")),
        author: author ? [author] : [],
        pages: pdf.pageCount,
        words: totalWords,
      },
      tableOfContents: outline.length > 0 ? outline : null,
      cover,
      report: null,
      audio: null,
      pageCount: 0,
      chapters: [],
    };
  } finally {
    pdf.close();
  }
}

async function openOrExplain(path: string): Promise<Pdf> {
  try {
    return await openPdf(path);
  } catch (error) {
    if (!(error instanceof PdfOpenError)) throw error;
    if (error.fault === "password" || error.fault === "security") {
      throw damaged("This PDF is protected with a password. Remove the password and upload it again.");
    }
    throw damaged("This PDF is damaged and cannot be opened. Export it again and upload the new file.");
  }
}

function readOutline({ bookmarks }: Pdf): TocEntry[] {
  // A hostile outline can point back at itself: every bookmark counts once.
  const seen = new Set<number>();
  const readLevel = (parent: number, depth: number): TocEntry[] => {
    const entries: TocEntry[] = [];
    let bookmark = bookmarks.firstChild(parent);
    while (bookmark && !seen.has(bookmark) && seen.size < MAX_OUTLINE_ENTRIES) {
      seen.add(bookmark);
      const title = tidyText(bookmarks.title(bookmark));
      const children = depth < MAX_OUTLINE_DEPTH ? readLevel(bookmark, depth + 1) : [];
      const pageIndex = bookmarks.pageIndex(bookmark);
      if (title) {
        entries.push({
          title,
          ...(pageIndex >= 0 ? { page: pageIndex + 1 } : {}),
          ...(children.length > 0 ? { children } : {}),
        });
      }
      bookmark = bookmarks.nextSibling(bookmark);
    }
    return entries;
  };
  return readLevel(0, 1);
}
