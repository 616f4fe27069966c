import { type EpubPackage, resolveHref } from "./epub-package.ts";
import { sanitizeChapter } from "./epub-sanitize.ts";
import { findIsbn } from "./isbn-in-text.ts";
import { textOfClean } from "./plain-text.ts";
import { attribute, decodeXml, findAll } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The copyright page is one of the first documents, or, in some countries, one of the last. */
const FRONT_DOCUMENTS = 8;
const BACK_DOCUMENTS = 4;
/** What publishers and their programs call it. */
const TELLING_NAME =
  /copyright|colophon|colof[oó]n|legal|imprint|impressum|credit|cr[eé]dito|edition-?notice/i;
const MAX_NAMED = 4;
/** No copyright page is longer. */
const MAX_BYTES = 256 * 1024;

const NOTHING = {
  link: () => null,
  picture: () => null,
  onMissingAlt: () => undefined,
  onDrawing: () => undefined,
};
const BLOCK_END = /<(?:\/(?:p|div|li|dd|tr|h[1-6]|section)|br|hr)\b[^<>]*>/g;

/** The ISBN-13 that an EPUB prints on its copyright page (contract 5.1); null when it prints none. @throws FileError `epub_damaged` */
export async function printedIsbnOfEpub(zip: Zip, book: EpubPackage): Promise<string | null> {
  for (const path of likelyPages(book)) {
    const bytes = await zip.read(path, { maxBytes: MAX_BYTES, isTruncated: true });
    const isbn = bytes ? findIsbn(linesOf(decodeXml(bytes))) : null;
    if (isbn !== null) return isbn;
  }
  return null;
}

/** What calls itself a copyright page, then the first documents, then the last. */
function likelyPages({ root, path, manifest, spine }: EpubPackage): Set<string> {
  const marked = findAll(root, "guide", "reference")
    .filter((reference) => attribute(reference, "type") === "copyright-page")
    .map((reference) => resolveHref(path, attribute(reference, "href")));
  const read = new Set(spine);
  const named = [...manifest.values()].filter(
    (item) => read.has(item.path) && TELLING_NAME.test(`${item.id} ${item.path.split("/").at(-1)}`),
  );
  return new Set([
    ...[...marked, ...named.map((item) => item.path)].slice(0, MAX_NAMED),
    ...spine.slice(0, FRONT_DOCUMENTS),
    ...spine.slice(-BACK_DOCUMENTS),
  ]);
}

/** The text of a document with its lines as a reader sees them: what is beside a number tells which edition it is of. */
function linesOf(html: string): string {
  const clean = sanitizeChapter(html, NOTHING).replace(/\s+/g, " ");
  return textOfClean(clean.replace(BLOCK_END, "\n"));
}
