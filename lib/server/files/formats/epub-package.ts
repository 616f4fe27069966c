import { posix } from "node:path";
import { fileError } from "../file-error.ts";
import { refuseDrm } from "./epub-drm.ts";
import { canonicalLang } from "./found-text.ts";
import { attribute, findAll, parseXml, textOf, type XmlNode } from "./xml.ts";
import type { Zip } from "./zip.ts";

export type ManifestItem = { id: string; path: string; mediaType: string; properties: string[] };

/** The package document of an EPUB: what is in the book, and where. Paths are names in the zip. */
export type EpubPackage = {
  root: XmlNode;
  path: string;
  metadata: XmlNode | undefined;
  /** As BCP 47 writes it, such as `es` or `pt-BR`. */
  lang: string | null;
  manifest: Map<string, ManifestItem>;
  /** Paths of the documents, in reading order. */
  spine: string[];
};

export const MAX_XML_BYTES = 16 * 1024 * 1024;

/** @throws FileError `epub_is_zip`, `epub_no_package`, `epub_empty`, `epub_no_chapters`, `epub_unreadable`, `epub_entities`, `epub_drm` */
export async function openPackage(zip: Zip): Promise<EpubPackage> {
  const container = await zip.read("META-INF/container.xml", { maxBytes: MAX_XML_BYTES });
  if (!container) throw fileError("epub_is_zip", {});
  await refuseDrm(zip);
  const rootfile = findAll(parseXml(container), "container", "rootfiles", "rootfile")[0];
  const path = decodeLoosely(attribute(rootfile, "full-path"));
  const document = path === "" ? null : await zip.read(path, { maxBytes: MAX_XML_BYTES });
  const root = document ? findAll(parseXml(document), "package")[0] : undefined;
  if (!root) throw fileError("epub_no_package", {});
  const manifest = readManifest(root, path);
  const spine = findAll(root, "spine", "itemref").flatMap(
    (reference) => manifest.get(attribute(reference, "idref"))?.path ?? [],
  );
  if (spine.length === 0) throw fileError("epub_empty", {});
  if (!spine.some((chapter) => zip.has(chapter))) throw fileError("epub_no_chapters", {});
  const metadata = findAll(root, "metadata")[0];
  const lang = canonicalLang(textOf(findAll(metadata, "language")[0]));
  return { root, path, metadata, lang, manifest, spine };
}

function readManifest(root: XmlNode, path: string): Map<string, ManifestItem> {
  const items = findAll(root, "manifest", "item").map(
    (item): ManifestItem => ({
      id: attribute(item, "id"),
      path: resolveHref(path, attribute(item, "href")),
      mediaType: attribute(item, "media-type"),
      properties: attribute(item, "properties").split(/\s+/),
    }),
  );
  return new Map(items.map((item) => [item.id, item]));
}

/** Longer than any path in a book: millions of such in one document would take hours. */
const MAX_PATH = 2_048;

/** The name in the zip that `href` means in the document at `base`; a fragment is dropped. One that is too long means nothing. */
export function resolveHref(base: string, href: string): string {
  if (base.length + href.length > MAX_PATH) return "";
  const [target = ""] = href.split("#");
  return posix.join(posix.dirname(base), decodeLoosely(target));
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
