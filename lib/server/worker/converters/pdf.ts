import { createReadStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { FileError, fileError } from "../../files/file-error.ts";
import { printedIsbnOfPdf } from "../../files/formats/pdf-isbn.ts";
import { readMetadata } from "../../files/formats/pdf-metadata.ts";
import { openPdf, type Pdf } from "../../files/formats/pdfium.ts";
import {
  type AccessibilityGap,
  type Converted,
  countWords,
  type FileReport,
  type OnProgress,
  type ReportMessage,
} from "./converted.ts";
import { readOutline } from "./pdf-outline.ts";
import { previewPages, writePage } from "./pdf-pages.ts";
import { warnOfUnread } from "./pdf-unread.ts";
import { reportOf } from "./report.ts";

const PIECE_BYTES = 1024 * 1024;
const COVER_BOX = { width: 1600, height: 1600 };
/** A document this long is not to be read without a table of contents. */
const LONG_PAGES = 20;

/**
 * Reads a PDF: pages, words, outline, what it says about itself, its first page as cover, and the
 * first pages as pictures under `outDir`. One without text is no fault: its report says `no_text`, and
 * where some pages cannot be read, `pages_unreadable`.
 *
 * @throws FileError `pdf_locked`, `pdf_damaged`, `pdf_empty`
 */
export async function convertPdf(path: string, outDir: string, onProgress: OnProgress): Promise<Converted> {
  try {
    return await readPdf(path, outDir, onProgress);
  } catch (error) {
    throw explain(error);
  }
}

async function readPdf(path: string, outDir: string, onProgress: OnProgress): Promise<Converted> {
  const pdf = await openPdf(path);
  try {
    if (pdf.pageCount === 0) throw fileError("pdf_empty", {});
    onProgress();
    const cover = pdf.picture(0, COVER_BOX);
    onProgress();
    const { totalWords, pageCount, hasStructure, unread } = await readPages(pdf, outDir, onProgress);
    const warning = warnOfUnread(unread, pdf.pageCount);
    const tableOfContents = readOutline(pdf);
    const found = await readMetadata(pdf, piecesOf(path, onProgress));
    return {
      totalPages: pdf.pageCount,
      totalWords,
      totalSeconds: 0,
      found: { ...found, isbn: found.isbn ?? printedIsbnOfPdf(pdf), pages: pdf.pageCount, words: totalWords },
      tableOfContents,
      cover,
      report: report(pdf, {
        totalWords,
        isTagged: pdf.isTagged && hasStructure,
        hasTitle: found.name !== null,
        hasContents: tableOfContents !== null,
        warning,
      }),
      audio: null,
      pageCount,
      chapters: [],
    };
  } finally {
    pdf.close();
  }
}

async function* piecesOf(path: string, onProgress: OnProgress): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    onProgress();
    yield piece;
  }
}

async function readPages(pdf: Pdf, outDir: string, onProgress: OnProgress) {
  const pageCount = previewPages(pdf.pageCount);
  const unread: number[] = [];
  let totalWords = 0;
  let hasStructure = false;
  for (let index = 0; index < pdf.pageCount; index++) {
    const text = pdf.text(index);
    if (text === null) unread.push(index);
    else totalWords += countWords(text);
    onProgress();
    // A document may call itself tagged and have no tags.
    if (pdf.isTagged && !hasStructure) hasStructure = pdf.hasStructure(index);
    if (index < pageCount) await writePage(pdf, index, outDir);
    onProgress({ done: index + 1, total: pdf.pageCount, unit: "page" });
    // Between pages the process may answer: report progress, end when its parent has gone.
    await setImmediate();
  }
  return { totalWords, pageCount, hasStructure, unread };
}

/** PDFium ends with a trap where a file has led it astray, and runs out of memory as any program may. */
function explain(error: unknown): unknown {
  if (error instanceof FileError) return error;
  if (error instanceof WebAssembly.RuntimeError) return fileError("pdf_damaged", {}, error.message);
  return error instanceof RangeError ? fileError("too_much_memory", {}, error.message) : error;
}

type Facts = {
  totalWords: number;
  isTagged: boolean;
  hasTitle: boolean;
  hasContents: boolean;
  warning: ReportMessage | null;
};

function report(pdf: Pdf, { totalWords, isTagged, hasTitle, hasContents, warning }: Facts): FileReport {
  const gaps: AccessibilityGap[] = [];
  if (!hasTitle) gaps.push("no_title");
  if (!hasContents && pdf.pageCount > LONG_PAGES) gaps.push("no_contents");
  if (!isTagged) gaps.push("no_tags");
  if (totalWords === 0) gaps.push("no_text");
  const messages: ReportMessage[] = warning ? [warning] : [];
  const message = "The pages have no text: nobody can search them, and no screen reader can read them.";
  if (totalWords === 0) messages.push({ severity: "warning", id: "no_text", message, location: null });
  return reportOf({
    version: pdf.version,
    isValidated: false,
    messages,
    accessibility: { gaps },
  });
}
