import { fileError } from "./file-error.ts";
import { printedIsbnOfPdf } from "./formats/pdf-isbn.ts";
import { readMetadata } from "./formats/pdf-metadata.ts";
import { openPdf } from "./formats/pdfium.ts";
import type { FoundInside } from "./found-messages.ts";
import type { Pieces } from "./pieces.ts";

/**
 * What a PDF says about itself, and then, where it names no ISBN, with the one on its copyright page (contract 5.1).
 * It has no cover of a size: its first page is drawn as large as one likes.
 *
 * @throws FileError `pdf_locked`, `pdf_damaged`, `pdf_empty`
 */
export async function* lookAtPdf(pieces: Pieces): AsyncGenerator<FoundInside> {
  const pdf = await openPdf(pieces);
  if (pdf.pageCount === 0) throw fileError("pdf_empty", {});
  const found = { ...(await readMetadata(pdf, pieces.known())), pages: pdf.pageCount };
  yield { found, cover: null };
  if (found.isbn !== null) return;
  const isbn = printedIsbnOfPdf(pdf);
  // Without a page that comes before it, it may be that of another book.
  if (isbn !== null && !pieces.isMissing()) yield { found: { ...found, isbn }, cover: null };
}
