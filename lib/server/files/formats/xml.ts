import { XMLParser } from "fast-xml-parser";
import { fileError } from "../file-error.ts";

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

type Reading =
  | { isReadable: true; root: XmlNode }
  | { isReadable: false; fault: "entities" | "syntax"; detail: string };

/**
 * Reads an XML document. One that declares entities is refused whole: they serve to unfold a small
 * file into gigabytes, or to read files of this machine, and no book needs them.
 */
export function readXml(bytes: Buffer): Reading {
  const text = decodeXml(bytes);
  if (/<!ENTITY/i.test(text)) return { isReadable: false, fault: "entities", detail: "" };
  try {
    return { isReadable: true, root: parser.parse(text) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { isReadable: false, fault: "syntax", detail };
  }
}

/** Reads a document that an EPUB cannot do without. @throws FileError `epub_unreadable`, `epub_entities` */
export function parseXml(bytes: Buffer): XmlNode {
  const reading = readXml(bytes);
  if (reading.isReadable) return reading.root;
  throw fileError(reading.fault === "entities" ? "epub_entities" : "epub_unreadable", {}, reading.detail);
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

/** The text of an XML document, in the encoding that it declares; UTF-8 otherwise. */
export function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(
    bytes.toString("latin1", 0, 200),
  )?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}
