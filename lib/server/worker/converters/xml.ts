import { XMLParser } from "fast-xml-parser";
import { damaged } from "../../files/file-error.ts";

/** An element: attributes as text under `@name`, children as lists under their names, text under `#text`. */
export type XmlNode = { [key: string]: string | XmlNode[] | undefined };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  htmlEntities: true,
  maxNestedTags: 200,
});

const BROKEN =
  "This EPUB is damaged: its list of contents cannot be read. Export it again and upload the new file.";

/**
 * Reads an XML document. One that declares entities is refused whole: they serve to unfold a small
 * file into gigabytes, or to read files of this machine, and no book needs them.
 *
 * @throws FileError `damaged`
 */
export function parseXml(bytes: Buffer): XmlNode {
  const text = decode(bytes);
  if (/<!ENTITY/i.test(text)) {
    throw damaged("This EPUB declares XML entities, which is not allowed. Export it again without them.");
  }
  try {
    return parser.parse(text);
  } catch (error) {
    throw damaged(BROKEN, error instanceof Error ? error.message : String(error));
  }
}

/** The elements that a path of names leads to, in the order of the document. */
export function findAll(node: XmlNode | undefined, ...names: string[]): XmlNode[] {
  let level = node ? [node] : [];
  for (const name of names) {
    level = level.flatMap((parent) => {
      const children = parent[name];
      return Array.isArray(children) ? children : [];
    });
  }
  return level;
}

export function attribute(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@${name}`];
  return typeof value === "string" ? value : "";
}

/** The text of an element, its own first, and of everything in it. */
export function textOf(node: XmlNode | undefined): string {
  if (!node) return "";
  const own = node["#text"];
  const inside = Object.values(node).flatMap((value) => (Array.isArray(value) ? value.map(textOf) : []));
  return [typeof own === "string" ? own : "", ...inside].join(" ").trim();
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
