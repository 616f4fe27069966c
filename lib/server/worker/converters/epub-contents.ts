import type { TocEntry } from "../../../content/schema.ts";
import { type EpubPackage, MAX_XML_BYTES, resolveHref } from "../../files/formats/epub-package.ts";
import { tidyText } from "../../files/formats/found-text.ts";
import { attribute, findAll, parseXml, textOf, type XmlNode } from "../../files/formats/xml.ts";
import type { Zip } from "../../files/formats/zip.ts";

const MAX_DEPTH = 12;

/** The table of contents: of an EPUB 3 from its navigation document, of an EPUB 2 from its NCX. */
export async function readContents(zip: Zip, book: EpubPackage): Promise<TocEntry[] | null> {
  const fromNavigation = await readNavigation(zip, book);
  const entries = fromNavigation.length > 0 ? fromNavigation : await readNcx(zip, book);
  return entries.length > 0 ? entries : null;
}

async function readNavigation(zip: Zip, { manifest }: EpubPackage): Promise<TocEntry[]> {
  const item = [...manifest.values()].find(({ properties }) => properties.includes("nav"));
  const document = item ? await zip.read(item.path, { maxBytes: MAX_XML_BYTES }) : null;
  if (!item || !document) return [];
  const lists = findDeep(findAll(parseXml(document), "html", "body"), "nav");
  const contents = lists.find((nav) => attribute(nav, "type").split(/\s+/).includes("toc")) ?? lists[0];
  return listEntries(findAll(contents, "ol", "li"), item.path, 1);
}

function listEntries(items: XmlNode[], base: string, depth: number): TocEntry[] {
  if (depth > MAX_DEPTH) return [];
  return items.flatMap((item) => {
    const link = findAll(item, "a")[0];
    const title = textOf(link ?? findAll(item, "span")[0]);
    return toEntry(title, attribute(link, "href"), base, () =>
      listEntries(findAll(item, "ol", "li"), base, depth + 1),
    );
  });
}

async function readNcx(zip: Zip, { manifest, root }: EpubPackage): Promise<TocEntry[]> {
  const named = manifest.get(attribute(findAll(root, "spine")[0], "toc"));
  const item =
    named ?? [...manifest.values()].find(({ mediaType }) => mediaType === "application/x-dtbncx+xml");
  const document = item ? await zip.read(item.path, { maxBytes: MAX_XML_BYTES }) : null;
  if (!item || !document) return [];
  return pointEntries(findAll(parseXml(document), "ncx", "navMap", "navPoint"), item.path, 1);
}

function pointEntries(points: XmlNode[], base: string, depth: number): TocEntry[] {
  if (depth > MAX_DEPTH) return [];
  return points.flatMap((point) => {
    const title = textOf(findAll(point, "navLabel", "text")[0]);
    return toEntry(title, attribute(findAll(point, "content")[0], "src"), base, () =>
      pointEntries(findAll(point, "navPoint"), base, depth + 1),
    );
  });
}

function toEntry(text: string, href: string, base: string, readChildren: () => TocEntry[]): TocEntry[] {
  const title = tidyText(text);
  const children = readChildren();
  if (!title) return children;
  const fragment = href.includes("#") ? `#${href.split("#")[1]}` : "";
  return [
    {
      title,
      ...(href ? { href: resolveHref(base, href) + fragment } : {}),
      ...(children.length > 0 ? { children } : {}),
    },
  ];
}

function findDeep(nodes: XmlNode[], name: string): XmlNode[] {
  return nodes.flatMap((node) => {
    const inside = Object.values(node).flatMap((value) =>
      Array.isArray(value) ? findDeep(value, name) : [],
    );
    return [...findAll(node, name), ...inside];
  });
}
