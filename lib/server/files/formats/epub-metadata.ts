import type { Found } from "../../../conversions/history-schema.ts";
import type { EpubPackage } from "./epub-package.ts";
import { NOTHING_FOUND, splitTexts, statedDate, tidyParagraphs, tidyText } from "./found-text.ts";
import { asIsbn13 } from "./isbn-in-text.ts";
import { textOfHtml } from "./plain-text.ts";
import { attribute, findAll, textOf, type XmlNode } from "./xml.ts";

const MAX_DESCRIPTION = 10_000;

/** What an EPUB says about itself in its package document. */
export function readPackageMetadata({ metadata, lang }: EpubPackage): Found {
  const all = (name: string) => findAll(metadata, name);
  const texts = (nodes: XmlNode[]) => [...new Set(nodes.flatMap((node) => tidyText(textOf(node)) ?? []))];
  const refinement = readRefinements(metadata);
  const role = (node: XmlNode) => refinement(node, "role") || attribute(node, "role");
  const isNarrator = (node: XmlNode) => role(node) === "nrt";
  const isAuthor = (node: XmlNode) => ["", "aut"].includes(role(node));
  const creators = all("creator").filter((node) => !isNarrator(node));
  const authors = creators.filter(isAuthor);
  const mainTitle = all("title").find((node) => refinement(node, "title-type") === "main");
  // EPUB 2 also names days on which the file was made or changed.
  const dated = (event: string) => all("date").find((node) => attribute(node, "event") === event);
  const published = dated("publication") ?? dated("");
  return {
    ...NOTHING_FOUND,
    name: tidyText(textOf(mainTitle ?? all("title")[0])),
    author: texts(authors.length > 0 ? authors : creators),
    narrator: texts([...all("creator"), ...all("contributor")].filter(isNarrator)),
    publisher: texts(all("publisher"))[0] ?? null,
    lang,
    isbn:
      all("identifier")
        .map((node) => asIsbn13(textOf(node)))
        .find((isbn) => isbn !== null) ?? null,
    published_at: statedDate(textOf(published)),
    description: tidyParagraphs(textOfHtml(textOf(all("description")[0])), MAX_DESCRIPTION),
    keywords: splitTexts(all("subject").map(textOf), /;/),
  };
}

/** What EPUB 3 says of an element in another one: `<meta refines="#id" property="role">aut</meta>`. */
function readRefinements(metadata: XmlNode | undefined) {
  const metas = new Map<string, XmlNode>();
  for (const meta of findAll(metadata, "meta").toReversed())
    metas.set(`${attribute(meta, "refines")} ${attribute(meta, "property")}`, meta);
  return (node: XmlNode, property: string): string => {
    const id = attribute(node, "id");
    return id === "" ? "" : textOf(metas.get(`#${id} ${property}`));
  };
}
