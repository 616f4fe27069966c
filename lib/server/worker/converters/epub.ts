import { fileTypeFromBuffer } from "file-type";
import { printedIsbnOfEpub } from "../../files/formats/epub-isbn.ts";
import { readPackageMetadata } from "../../files/formats/epub-metadata.ts";
import {
  type EpubPackage,
  MAX_XML_BYTES,
  type ManifestItem,
  openPackage,
  resolveHref,
} from "../../files/formats/epub-package.ts";
import { sanitizeChapter } from "../../files/formats/epub-sanitize.ts";
import { attribute, decodeXml, findAll } from "../../files/formats/xml.ts";
import { openZip, type Zip, type ZipLimits } from "../../files/formats/zip.ts";
import type { Converted, OnProgress } from "./converted.ts";
import { readAccessibility } from "./epub-accessibility.ts";
import { readChapters } from "./epub-chapters.ts";
import { validateEpub } from "./epub-check.ts";
import { readContents } from "./epub-contents.ts";
import { reportOf } from "./report.ts";

const MAX_COVER_BYTES = 32 * 1024 * 1024;
const COVER_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];

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
    const tableOfContents = await readContents(zip, book);
    const read = await readChapters({ zip, book, tableOfContents, outDir }, onProgress);
    const found = readPackageMetadata(book);
    const accessibility = readAccessibility(book, {
      lang: book.lang,
      name: found.name,
      hasContents: tableOfContents !== null,
      picturesWithoutAlt: read.picturesWithoutAlt,
    });
    const { version, isValidated, messages } = await validateEpub(path, zip.statedBytes);
    return {
      totalPages: 0,
      totalWords: read.totalWords,
      totalSeconds: 0,
      found: { ...found, isbn: found.isbn ?? (await printedIsbnOfEpub(zip, book)), words: read.totalWords },
      tableOfContents,
      cover: await readCover(zip, book),
      report: reportOf({
        version: version ?? (attribute(book.root, "version") || null),
        isValidated,
        messages,
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

async function readCover(zip: Zip, book: EpubPackage) {
  for (const path of await coverCandidates(zip, book)) {
    const data = await zip.read(path, { maxBytes: MAX_COVER_BYTES, isTruncated: true });
    const kind = data ? await fileTypeFromBuffer(data) : undefined;
    if (data && kind && COVER_TYPES.includes(kind.mime)) return { data };
  }
  return null;
}

/** Where a cover may be, the best way to say so first: EPUB 3, EPUB 2, the guide, a telling name. */
async function coverCandidates(zip: Zip, { root, path, metadata, manifest }: EpubPackage): Promise<string[]> {
  const items = [...manifest.values()];
  const isPicture = ({ mediaType }: ManifestItem) => mediaType.startsWith("image/");
  const marked = items.find(({ properties }) => properties.includes("cover-image"));
  const meta = findAll(metadata, "meta").find((node) => attribute(node, "name") === "cover");
  const named = manifest.get(attribute(meta, "content"));
  const guide = findAll(root, "guide", "reference").find((node) => attribute(node, "type") === "cover");
  const telling = items.find((item) => isPicture(item) && /cover/i.test(`${item.id} ${item.path}`));
  const page = guide ? resolveHref(path, attribute(guide, "href")) : null;
  const onPage = page ? await pictureOnPage(zip, page) : null;
  return [marked?.path, named?.path, onPage, telling?.path].filter((found) => typeof found === "string");
}

async function pictureOnPage(zip: Zip, page: string): Promise<string | null> {
  const bytes = await zip.read(page, { maxBytes: MAX_XML_BYTES, isTruncated: true });
  const sources: string[] = [];
  sanitizeChapter(bytes ? decodeXml(bytes) : "", {
    link: () => null,
    picture(source) {
      sources.push(source);
      return null;
    },
    onMissingAlt: () => undefined,
  });
  return sources[0] ? resolveHref(page, sources[0]) : null;
}
