import { PDFiumModule } from "@hyzyla/pdfium";
import { fileError } from "../file-error.ts";
import { isHole, openSource, type PdfSource, placeInTable } from "./pdfium-source.ts";

type Module = Awaited<ReturnType<typeof PDFiumModule>> & {
  wasmExports: { __indirect_function_table: WebAssembly.Table };
  _FPDF_LoadCustomDocument(access: number, password: number): number;
  _FPDF_GetFileVersion(document: number, version: number): number;
  _FPDFCatalog_IsTagged(document: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDF_StructTree_GetForPage(page: number): number;
  _FPDF_StructTree_CountChildren(tree: number): number;
  _FPDF_StructTree_Close(tree: number): void;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, length: number): number;
  _FPDFBookmark_GetDest(document: number, bookmark: number): number;
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number;
};

/** Numbers of PDFium for a document that wants a password, or a lock that it does not know. */
const LOCKED = [4, 5];

const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_KEPT_BYTES = 32 * 1024 * 1024;
const BYTES_PER_PIXEL = 4;
const BGRA = 4;
const WHITE = 0xffffffff;
/** Draw annotations; write red first, as sharp expects it. */
const RENDER_FLAGS = 0x01 | 0x10;

/**
 * The few functions of PDFium that a conversion needs. The library's own classes keep every page
 * they have opened in memory and know neither bookmarks nor the document's information, so this
 * speaks to the module beneath them. Pages count from 0. Call `close` at the end.
 *
 * @throws FileError `pdf_locked`, `pdf_damaged`
 */
export async function openPdf(file: string | PdfSource) {
  const pdfium = (await PDFiumModule({})) as Module;
  const { malloc, free } = pdfium.wasmExports;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  const source = typeof file === "string" ? openSource(file) : file;
  let holesRead = 0;
  const access = describeSource(pdfium, source, () => holesRead++);
  let document = openDocument();

  function openDocument(): number {
    const opened = pdfium._FPDF_LoadCustomDocument(access, 0);
    if (opened) return opened;
    const fault = pdfium._FPDF_GetLastError();
    throw fileError(LOCKED.includes(fault) ? "pdf_locked" : "pdf_damaged", {}, `PDFium: ${fault}`);
  }

  /** Reads text from a function of PDFium that fills a buffer with UTF-16 and says how many bytes it wants. */
  function readText(fill: (buffer: number, length: number) => number): string {
    const length = fill(0, 0);
    if (length <= 2 || length > MAX_TEXT_BYTES) return "";
    const buffer = malloc(length);
    try {
      fill(buffer, length);
      return utf16(pdfium.HEAPU8, buffer, length - 2);
    } finally {
      free(buffer);
    }
  }

  let freshAt = source.bytesRead();
  /** PDFium keeps every part it has read until the document is closed: now and then it starts afresh. */
  function refresh(): void {
    if (source.bytesRead() - freshAt < MAX_KEPT_BYTES) return;
    pdfium._FPDF_CloseDocument(document);
    document = openDocument();
    freshAt = source.bytesRead();
  }

  /** PDFium opens a page whose content is lost as well, as one with nothing on it. */
  function withPage<T>(index: number, work: (page: number) => T): T | null {
    refresh();
    const holesBefore = holesRead;
    const page = pdfium._FPDF_LoadPage(document, index);
    if (!page) return null;
    try {
      const isLost = holesRead > holesBefore && pdfium._FPDFPage_CountObjects(page) === 0;
      return isLost ? null : work(page);
    } finally {
      pdfium._FPDF_ClosePage(page);
    }
  }

  return {
    pageCount: pdfium._FPDF_GetPageCount(document),
    /** Such as `1.7`; null when the file does not say. */
    version: readVersion(pdfium, document),
    /** Whether it claims to say which of its parts are headings, paragraphs and so on. */
    isTagged: pdfium._FPDFCatalog_IsTagged(document) !== 0,
    /** `tag`: Title, Author, Subject, Keywords, CreationDate, ModDate. */
    info(tag: string): string {
      const name = copyToHeap(pdfium, Buffer.from(`${tag}\0`, "latin1"));
      try {
        return readText((buffer, length) => pdfium._FPDF_GetMetaText(document, name, buffer, length));
      } finally {
        free(name);
      }
    },
    /** Text of a page, null when the page cannot be read. */
    text: (index: number) => withPage(index, (page) => pageText(pdfium, page)),
    /** Whether it does so of this page. */
    hasStructure: (index: number) => withPage(index, (page) => hasStructure(pdfium, page)) ?? false,
    /** Pixels of a page, fitted into a box; null when the page cannot be read or has no size. */
    picture: (index: number, box: Box) => withPage(index, (page) => pagePicture(pdfium, page, box)),
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
      free(access);
      pdfium._FPDF_DestroyLibrary();
      source.close();
    },
  };
}

export type Pdf = Awaited<ReturnType<typeof openPdf>>;

type Box = { width: number; height: number };

/** Writes FPDF_FILEACCESS: the length of the file, the address of the reading function, its parameter. */
function describeSource(pdfium: Module, source: PdfSource, onHole: () => void): number {
  const read = placeInTable(
    pdfium.wasmExports.__indirect_function_table,
    (_parameter, position, buffer, size) => {
      const [place, length] = [position >>> 0, size >>> 0];
      const target = pdfium.HEAPU8.subarray(buffer >>> 0, (buffer >>> 0) + length);
      if (!source.readInto(target, place)) return 0;
      if (isHole(target)) onHole();
      return 1;
    },
  );
  const access = pdfium.wasmExports.malloc(12);
  pdfium.HEAP32.set([source.size, read, 0], access / 4);
  return access;
}

function readVersion(pdfium: Module, document: number): string | null {
  const place = pdfium.wasmExports.malloc(4);
  const isKnown = pdfium._FPDF_GetFileVersion(document, place) !== 0;
  const version = pdfium.HEAP32[place / 4] ?? 0;
  pdfium.wasmExports.free(place);
  return isKnown && version > 0 ? `${Math.floor(version / 10)}.${version % 10}` : null;
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

function hasStructure(pdfium: Module, page: number): boolean {
  const tree = pdfium._FPDF_StructTree_GetForPage(page);
  if (!tree) return false;
  const children = pdfium._FPDF_StructTree_CountChildren(tree);
  pdfium._FPDF_StructTree_Close(tree);
  return children > 0;
}

function pagePicture(pdfium: Module, page: number, box: Box) {
  const pageWidth = pdfium._FPDF_GetPageWidth(page);
  const pageHeight = pdfium._FPDF_GetPageHeight(page);
  if (!(pageWidth > 0 && pageHeight > 0)) return null;
  const scale = Math.min(box.width / pageWidth, box.height / pageHeight);
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
