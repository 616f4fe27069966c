import { findIsbn } from "./isbn-in-text.ts";
import type { Pdf } from "./pdfium.ts";

/** The copyright page is one of the first, or, in some countries, one of the last. */
const FRONT_PAGES = 12;
const BACK_PAGES = 4;

/** The ISBN-13 that a PDF prints on its copyright page (contract 5.1); null when it prints none. */
export function printedIsbnOfPdf(pdf: Pdf): string | null {
  for (const index of edgePages(pdf.pageCount)) {
    const isbn = findIsbn(pdf.text(index) ?? "");
    if (isbn !== null) return isbn;
  }
  return null;
}

function edgePages(pageCount: number): number[] {
  const front = Array.from({ length: Math.min(FRONT_PAGES, pageCount) }, (_, index) => index);
  const back = Array.from({ length: BACK_PAGES }, (_, index) => pageCount - BACK_PAGES + index);
  return [...front, ...back.filter((index) => index >= FRONT_PAGES)];
}
