import { fileTypeFromBuffer } from "file-type";
import { type EpubPackage, MAX_XML_BYTES, type ManifestItem, resolveHref } from "./epub-package.ts";
import { sanitizeChapter } from "./epub-sanitize.ts";
import { attribute, decodeXml, findAll } from "./xml.ts";
import type { Zip } from "./zip.ts";

const COVER_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];

/** The cover of a book, or its first `maxBytes`; null where it has none. */
export async function readEpubCover(zip: Zip, book: EpubPackage, maxBytes: number): Promise<Buffer | null> {
  for (const path of await coverCandidates(zip, book)) {
    const data = await zip.read(path, { maxBytes, isTruncated: true });
    const kind = data ? await fileTypeFromBuffer(data) : undefined;
    if (data && kind && COVER_TYPES.includes(kind.mime)) return data;
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
    onDrawing: () => undefined,
  });
  return sources[0] ? resolveHref(page, sources[0]) : null;
}
