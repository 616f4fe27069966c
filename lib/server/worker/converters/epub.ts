import { readEpubCover } from "../../files/formats/epub-cover.ts";
import { printedIsbnOfEpub } from "../../files/formats/epub-isbn.ts";
import { readPackageMetadata } from "../../files/formats/epub-metadata.ts";
import { openPackage } from "../../files/formats/epub-package.ts";
import { attribute } from "../../files/formats/xml.ts";
import { openZip, type ZipLimits } from "../../files/formats/zip.ts";
import type { Converted, OnProgress, ReportMessage } from "./converted.ts";
import { readAccessibility } from "./epub-accessibility.ts";
import { readChapters } from "./epub-chapters.ts";
import { validateEpub } from "./epub-check.ts";
import { readContents } from "./epub-contents.ts";
import { reportOf } from "./report.ts";

const MAX_COVER_BYTES = 32 * 1024 * 1024;

/**
 * Reads an EPUB 2 or 3: words of its chapters, contents, what it says about itself, cover, its
 * validation, and its chapters under `outDir`. A book that is not valid may still be read.
 *
 * @throws FileError one of `epub_…`, when it is broken, locked with DRM, or a zip made to fill the disk
 */
export async function convertEpub(
  path: string,
  outDir: string,
  onProgress: OnProgress,
  limits?: ZipLimits,
): Promise<Converted> {
  const zip = await openZip(path, limits);
  try {
    const book = await openPackage(zip);
    onProgress();
    const tableOfContents = await readContents(zip, book);
    onProgress();
    const read = await readChapters({ zip, book, tableOfContents, outDir }, onProgress);
    const found = readPackageMetadata(book);
    const cover = await readEpubCover(zip, book, MAX_COVER_BYTES);
    const accessibility = readAccessibility(book, {
      lang: book.lang,
      name: found.name,
      hasContents: tableOfContents !== null,
      picturesWithoutAlt: read.picturesWithoutAlt,
    });
    const { version, isValidated, messages } = await validateEpub(path, zip.statedBytes);
    onProgress();
    return {
      totalPages: 0,
      totalWords: read.totalWords,
      totalSeconds: 0,
      found: { ...found, isbn: found.isbn ?? (await printedIsbnOfEpub(zip, book)), words: read.totalWords },
      tableOfContents,
      cover: cover && { data: cover },
      report: reportOf({
        version: version ?? (attribute(book.root, "version") || null),
        isValidated,
        messages: [...messages, ...leftOut(read)],
        accessibility,
      }),
      audio: null,
      pageCount: 0,
      chapters: read.chapters,
    };
  } finally {
    zip.close();
  }
}

type Left = Pick<
  Awaited<ReturnType<typeof readChapters>>,
  "chapters" | "chapterCount" | "cutChapters" | "missingChapters" | "drawings"
>;

/** Chapters that are named by their files; more would fill the report. */
const MAX_NAMED = 5;

/** What of the book nobody can see who reads it in the store. */
function leftOut({
  chapters,
  chapterCount: all,
  cutChapters,
  missingChapters,
  drawings,
}: Left): ReportMessage[] {
  const found: ReportMessage[] = [];
  if (missingChapters.length > 0) {
    const count = missingChapters.length;
    const message = `Chapters that this EPUB lists and that are not in it: ${count}. Nobody can read them. Export it again and use the new file.`;
    const location = missingChapters.slice(0, MAX_NAMED).join(", ");
    found.push({ severity: "warning", id: "chapters_missing", message, params: { count }, location });
  }
  const count = chapters.length;
  if (count < all) {
    const message = `The first ${count} of ${all} chapters can be read in the store and in the preview; the words of all of them were counted. The file itself is whole.`;
    const params = { count, all };
    found.push({ severity: "warning", id: "chapters_left_out", message, params, location: null });
  }
  if (cutChapters.length > 0) {
    const count = cutChapters.length;
    const message = `Chapters of more than 16 MB: ${count}. Only the beginning of each was read: its words are counted, and shown, up to there. The file itself is whole.`;
    const location = cutChapters.slice(0, MAX_NAMED).join(", ");
    found.push({ severity: "warning", id: "chapters_cut", message, params: { count }, location });
  }
  if (drawings > 0) {
    const message = `Drawings that stand in the text (SVG): ${drawings}. They are not shown in the store or in the preview, only described where the book describes them. The file itself is whole.`;
    const params = { count: drawings };
    found.push({ severity: "info", id: "drawings_left_out", message, params, location: null });
  }
  return found;
}
