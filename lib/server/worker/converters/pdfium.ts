import { open } from "node:fs/promises";
import { PDFiumModule } from "@hyzyla/pdfium";

type Module = Awaited<ReturnType<typeof PDFiumModule>> & {
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, length: number): number;
  _FPDFBookmark_GetDest(document: number, bookmark: number): number;
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number;
};

/** Why PDFium would not open a document, by its own numbers. */
export type PdfFault = "format" | "password" | "security" | "other";
const FAULTS: Record<number, PdfFault> = { 3: "format", 4: "password", 5: "security" };

export class PdfOpenError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault) {
    super(`PDFium: ${fault}`);
    this.name = "PdfOpenError";
    this.fault = fault;
  }
}

const CHUNK_BYTES = 1024 * 1024;
const BYTES_PER_PIXEL = 4;
const BGRA = 4;
const WHITE = 0xffffffff;
/** Draw annotations; write red first, as sharp expects it. */
const RENDER_FLAGS = 0x01 | 0x10;

/**
 * The few functions of PDFium that a conversion needs. The library's own classes keep every page
 * they have opened in memory and know neither bookmarks nor the document's information, so this
 * speaks to the module beneath them. Pages count from 0. Call `close` at the end.
 */
export async function openPdf(path: string) {
  const pdfium = (await PDFiumModule({})) as Module;
  const { malloc, free } = pdfium.wasmExports;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  const { pointer, size } = await loadFile(pdfium, path);
  const document = pdfium._FPDF_LoadMemDocument(pointer, size, 0);
  if (!document) throw new PdfOpenError(FAULTS[pdfium._FPDF_GetLastError()] ?? "other");

  /** Reads text from a function of PDFium that fills a buffer with UTF-16 and says how many bytes it wants. */
  function readText(fill: (buffer: number, length: number) => number): string {
    const length = fill(0, 0);
    if (length <= 2 || length > CHUNK_BYTES) return "";
    const buffer = malloc(length);
    try {
      fill(buffer, length);
      return utf16(pdfium.HEAPU8, buffer, length - 2);
    } finally {
      free(buffer);
    }
  }

  function withPage<T>(index: number, work: (page: number) => T): T | null {
    const page = pdfium._FPDF_LoadPage(document, index);
    if (!page) return null;
    try {
      return work(page);
    } finally {
      pdfium._FPDF_ClosePage(page);
    }
  }

  return {
    pageCount: pdfium._FPDF_GetPageCount(document),
    /** `tag`: Title, Author, Subject, Keywords. */
    info(tag: string): string {
      const name = copyToHeap(pdfium, Buffer.from(`${tag}\0`, "latin1"));
      try {
        return readText((buffer, length) => pdfium._FPDF_GetMetaText(document, name, buffer, length));
      } finally {
        free(name);
      }
    },
    /** Text of a page, null when the page cannot be opened. */
    text: (index: number) => withPage(index, (page) => pageText(pdfium, page)),
    /** Pixels of a page, fitted into a square of `side` pixels. */
    picture: (index: number, side: number) => withPage(index, (page) => pagePicture(pdfium, page, side)),
    bookmarks: {
      firstChild: (bookmark: number) => pdfium._FPDFBookmark_GetFirstChild(document, bookmark),
      nextSibling: (bookmark: number) => pdfium._FPDFBookmark_GetNextSibling(document, bookmark),
      title: (bookmark: number) =>
        readText((buffer, length) => pdfium._FPDFBookmark_GetTitle(bookmark, buffer, length)),
      /** Index of the page it leads to, -1 when it leads to none. */
      pageIndex(bookmark: number): number {
        const destination = pdfium._FPDFBookmark_GetDest(document, bookmark);
        return destination ? pdfium._FPDFDest_GetDestPageIndex(document, destination) : -1;
      },
    },
    close() {
      pdfium._FPDF_CloseDocument(document);
      free(pointer);
      pdfium._FPDF_DestroyLibrary();
    },
  };
}

export type Pdf = Awaited<ReturnType<typeof openPdf>>;

/** Copies the file into PDFium's memory piece by piece, so that it is not held twice. */
async function loadFile(pdfium: Module, path: string) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const pointer = pdfium.wasmExports.malloc(size);
    if (!pointer) throw new RangeError("The file does not fit into memory.");
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size));
    for (let offset = 0; offset < size; ) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
      if (bytesRead === 0) break;
      pdfium.HEAPU8.set(chunk.subarray(0, bytesRead), pointer + offset);
      offset += bytesRead;
    }
    return { pointer, size };
  } finally {
    await file.close();
  }
}

function copyToHeap(pdfium: Module, bytes: Uint8Array): number {
  const pointer = pdfium.wasmExports.malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, pointer);
  return pointer;
}

function pageText(pdfium: Module, page: number): string {
  const { malloc, free } = pdfium.wasmExports;
  const textPage = pdfium._FPDFText_LoadPage(page);
  if (!textPage) return "";
  try {
    const characters = pdfium._FPDFText_CountChars(textPage);
    if (characters <= 0) return "";
    const buffer = malloc((characters + 1) * 2);
    if (!buffer) throw new RangeError("The text of a page does not fit into memory.");
    try {
      const written = pdfium._FPDFText_GetText(textPage, 0, characters, buffer);
      return utf16(pdfium.HEAPU8, buffer, Math.max(0, written - 1) * 2);
    } finally {
      free(buffer);
    }
  } finally {
    pdfium._FPDFText_ClosePage(textPage);
  }
}

function pagePicture(pdfium: Module, page: number, side: number) {
  const pageWidth = pdfium._FPDF_GetPageWidth(page);
  const pageHeight = pdfium._FPDF_GetPageHeight(page);
  const scale = side / Math.max(pageWidth, pageHeight);
  const width = Math.max(1, Math.round(pageWidth * scale));
  const height = Math.max(1, Math.round(pageHeight * scale));
  const bytes = width * height * BYTES_PER_PIXEL;
  const pointer = pdfium.wasmExports.malloc(bytes);
  if (!pointer) throw new RangeError("The picture of a page does not fit into memory.");
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRA, pointer, width * BYTES_PER_PIXEL);
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_FLAGS);
    return { data: pdfium.HEAPU8.slice(pointer, pointer + bytes), pixels: { width, height } };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
    pdfium.wasmExports.free(pointer);
  }
}

function utf16(heap: Uint8Array, pointer: number, length: number): string {
  return new TextDecoder("utf-16le").decode(heap.subarray(pointer, pointer + length));
}
