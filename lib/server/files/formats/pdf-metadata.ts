import type { Found } from "../../../conversions/history-schema.ts";
import { canonicalLang, NOTHING_FOUND, splitTexts, statedDate, tidyText } from "./found-text.ts";
import { asIsbn13 } from "./isbn-in-text.ts";
import type { Pdf } from "./pdfium.ts";
import { attribute, findAll, readXml, textOf, type XmlNode } from "./xml.ts";

const MAX_PACKET_BYTES = 256 * 1024;
const MAX_PACKETS = 64;
const START = Buffer.from("<x:xmpmeta");
const END = Buffer.from("</x:xmpmeta>");
/** What programs write where nobody has named the book. */
const NO_TITLE =
  /^(microsoft word|untitled|sin t[ií]tulo|sem t[ií]tulo|document\s*\d*$)|\.(docx?|indd|qxd|qxp|pdf|tex|rtf|odt|pages|pub)$/i;
const MAX_DESCRIPTION = 10_000;

/** The bytes of a file, in order. */
type Pieces = AsyncIterable<Buffer> | Iterable<Buffer>;

/** What a PDF says about itself, in its XMP packet and, where that is silent, in its older Info part. */
export async function readMetadata(pdf: Pdf, pieces: Pieces): Promise<Found> {
  const xmp = await readXmp(pieces);
  const name = [list(xmp, "title")[0], tidyText(pdf.info("Title"))].find((title) => isTitle(title));
  const authors = list(xmp, "creator");
  const keywords = splitTexts(list(xmp, "subject"), /;/);
  return {
    ...NOTHING_FOUND,
    name: name ?? null,
    author: authors.length > 0 ? authors : splitTexts([pdf.info("Author")], /;/),
    publisher: list(xmp, "publisher")[0] ?? null,
    lang:
      list(xmp, "language")
        .map(canonicalLang)
        .find((lang) => lang !== null) ?? null,
    isbn:
      [simple(xmp, "isbn"), ...list(xmp, "identifier")].map((text) => asIsbn13(text)).find(Boolean) ?? null,
    published_at: statedDate(simple(xmp, "publicationDate")) ?? dateOfWork(xmp, pdf),
    description:
      list(xmp, "description", MAX_DESCRIPTION)[0] ?? tidyText(pdf.info("Subject"), MAX_DESCRIPTION),
    keywords: keywords.length > 0 ? keywords : splitTexts([pdf.info("Keywords")], /[;,]/),
  };
}

function isTitle(title: string | null | undefined): title is string {
  return typeof title === "string" && !NO_TITLE.test(title);
}

/** The date of the work, unless a program wrote there the day on which it made the file. */
function dateOfWork(xmp: XmlNode[], pdf: Pdf): string | null {
  const inXmp = ["CreateDate", "ModifyDate", "MetadataDate"].map((property) => simple(xmp, property));
  const inInfo = ["CreationDate", "ModDate"].map((tag) =>
    pdf.info(tag).replace(/^D:(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3"),
  );
  const made = new Set([...inXmp, ...inInfo].map(statedDate));
  const dates = list(xmp, "date").map(statedDate);
  return dates.find((date) => !made.has(date)) ?? null;
}

/** The values of a property that is a list, one in several languages, or plain. */
function list(xmp: XmlNode[], property: string, maxLength = 255): string[] {
  const nodes = xmp.flatMap((description) => findAll(description, property));
  const items = nodes.flatMap((node) => ["Seq", "Bag", "Alt"].flatMap((kind) => findAll(node, kind, "li")));
  const texts = items.length > 0 ? items.map(textOf) : [simple(xmp, property)];
  return [...new Set(texts.flatMap((text) => tidyText(text, maxLength) ?? []))];
}

/** A plain property: an element, or an attribute of its description. */
function simple(xmp: XmlNode[], property: string): string {
  for (const description of xmp) {
    const text = textOf(findAll(description, property)[0]) || attribute(description, property);
    if (text !== "") return text;
  }
  return "";
}

/**
 * The descriptions of the packet that speaks of the document. Its own format wants a packet to be
 * found by looking through the file for it; the pictures in a PDF may carry packets too.
 */
async function readXmp(pieces: Pieces): Promise<XmlNode[]> {
  const packets = (await findPackets(pieces)).flatMap((packet) => {
    const parsed = readXml(packet);
    return parsed.isReadable ? [findAll(parsed.root, "xmpmeta", "RDF", "Description")] : [];
  });
  const isOfDocument = (descriptions: XmlNode[]) =>
    descriptions.some((node) => "Producer" in node || "@Producer" in node);
  return packets.findLast(isOfDocument) ?? packets.findLast((xmp) => list(xmp, "title").length > 0) ?? [];
}

async function findPackets(pieces: Pieces): Promise<Buffer[]> {
  const packets: Buffer[] = [];
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    let window: Buffer = Buffer.concat([rest, piece]);
    for (let end = window.indexOf(END); end >= 0; end = window.indexOf(END)) {
      const start = window.lastIndexOf(START, end);
      const packet = window.subarray(start, end + END.length);
      if (start >= 0 && packet.length < MAX_PACKET_BYTES) packets.push(packet);
      if (packets.length >= MAX_PACKETS) return packets;
      window = window.subarray(end + END.length);
    }
    // What may still belong to a packet that the next piece ends.
    rest = Buffer.from(window.subarray(-MAX_PACKET_BYTES));
  }
  return packets;
}
