import { fileTypeFromBuffer } from "file-type";
import { type Converted, countWords, NOTHING_FOUND, type OnProgress, tidyText } from "./converted.ts";
import { readContents } from "./epub-contents.ts";
import {
  type EpubPackage,
  MAX_XML_BYTES,
  type ManifestItem,
  openPackage,
  resolveHref,
} from "./epub-package.ts";
import { attribute, findAll, textOf } from "./xml.ts";
import { openZip, type Zip, type ZipLimits } from "./zip.ts";

const MAX_CHAPTER_BYTES = 32 * 1024 * 1024;
const MAX_COVER_BYTES = 32 * 1024 * 1024;
const COVER_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];

/**
 * Reads an EPUB 2 or 3: words of its chapters, table of contents, title, authors and cover.
 *
 * @throws FileError `damaged` when it is broken, locked with DRM, or a zip made to fill the disk
 */
export async function convertEpub(
  path: string,
  _outDir: string,
  onProgress: OnProgress,
  limits?: ZipLimits,
): Promise<Converted> {
  const zip = await openZip(path, limits);
  try {
    const book = await openPackage(zip);
    let totalWords = 0;
    for (const [index, chapter] of book.spine.entries()) {
      const bytes = await zip.read(chapter, { maxBytes: MAX_CHAPTER_BYTES, isTruncated: true });
      totalWords += countWords(plainText(bytes?.toString("utf8") ?? ""));
      onProgress({ done: index + 1, total: book.spine.length, unit: "chapter" });
    }
    return {
      totalPages: 0,
      totalWords,
      totalSeconds: 0,
      found: {
        ...NOTHING_FOUND,
        name: tidyText(textOf(findAll(book.metadata, "title")[0])),
        author: findAll(book.metadata, "creator").flatMap((creator) => tidyText(textOf(creator)) ?? []),
        lang: tidyText(textOf(findAll(book.metadata, "language")[0]), 35),
        isbn: readIdentifier(book),
        words: totalWords,
      },
      tableOfContents: await readContents(zip, book),
      cover: await readCover(zip, book),
      report: null,
      audio: null,
      pageCount: 0,
      chapters: [],
    };
  } finally {
    zip.close();
  }
}

/** The ISBN if there is one, else what the book itself calls its unique identifier. */
function readIdentifier({ root, metadata }: EpubPackage): string | null {
  const identifiers = findAll(metadata, "identifier");
  const isbn = identifiers.find((node) => /97[89][\d -]{10,}/.test(textOf(node)));
  const unique = identifiers.find((node) => attribute(node, "id") === attribute(root, "unique-identifier"));
  return tidyText(textOf(isbn ?? unique ?? identifiers[0]).replace(/^urn:(isbn|uuid):/i, ""));
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
  const source = /<(?:img|image)\b[^>]*?(?:src|href)\s*=\s*["']([^"']+)["']/i.exec(
    bytes?.toString("utf8") ?? "",
  );
  return source?.[1] ? resolveHref(page, source[1]) : null;
}

const INLINE_TAG = /<\/?(?:a|abbr|b|cite|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>/gi;

/** The text of a chapter for counting: without markup, words that inline tags cut are whole again. */
function plainText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<(head|script|style)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(INLINE_TAG, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&([A-Za-z])(?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron);/g, "$1")
    .replace(/&#(\d{1,7});/g, (_, code) => characterOf(Number(code)))
    .replace(/&#x([\da-f]{1,6});/gi, (_, code) => characterOf(Number.parseInt(code, 16)))
    .replace(/&\w+;/g, " ");
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}
