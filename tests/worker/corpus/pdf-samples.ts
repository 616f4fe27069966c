import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createPdfObjects, type PdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { buildSmallPdf } from "../support/pdf.ts";
import { patched, type Sample, sampleOf, truncated } from "./sample.ts";

const HTML = Buffer.from("<!doctype html><html><head><title>Sign in</title></head><body></body></html>");

const book = () =>
  buildPdf({
    title: "Cien años",
    author: "Ana Ruiz; Luis Mar",
    pages: [
      { text: "Editorial" },
      ...Array.from({ length: 3 }, (_, index) => ({
        heading: `Capítulo ${index + 1}`,
        text: `Había una vez ${index}.\n\n`.repeat(12),
      })),
    ],
  });

/** A document of one page whose parts a sample chooses. */
function onePage(parts: {
  content?: string;
  mediaBox?: string;
  resources?: string;
  catalog?: string;
  extra?: (pdf: PdfObjects) => void;
  count?: number;
  kids?: string;
}): Buffer {
  const { content = "BT ET", mediaBox = "0 0 300 400", resources = "", catalog = "", count = 1 } = parts;
  const pdf = createPdfObjects();
  pdf.add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  pdf.add(`<< /Type /Pages /Kids [${parts.kids ?? "3 0 R"}] /Count ${count} >>`);
  pdf.add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Resources << ${resources} >> /Contents 4 0 R >>`,
  );
  pdf.addStream(content);
  parts.extra?.(pdf);
  return pdf.write("/Root 1 0 R");
}

const outline = (entries: string[]) => (pdf: PdfObjects) => {
  for (const entry of entries) pdf.add(entry);
};

const IMAGE =
  (size: string, data = "0".repeat(64)) =>
  (pdf: PdfObjects) =>
    pdf.add(
      `<< /Type /XObject /Subtype /Image ${size} /BitsPerComponent 8 /ColorSpace /DeviceGray /Length ${data.length} >>\nstream\n${data}\nendstream`,
    );
const DRAW_IMAGE = { content: "q 300 0 0 400 0 0 cm /I Do Q", resources: "/XObject << /I 5 0 R >>" };

const pdf = sampleOf("pdf");

export const pdfSamples: Sample[] = [
  pdf("one page", "done", () => buildSmallPdf({ pages: ["One page"] })),
  pdf("a book with outline", "done", book),
  pdf("a hundred pages", "done", () =>
    buildSmallPdf({ pages: Array.from({ length: 100 }, (_, index) => `Page ${index}`) }),
  ),
  pdf("no text at all", "done", () => onePage({ content: "0.5 g 0 0 300 400 re f" })),
  pdf("a page of 200 inches", "done", () => onePage({ mediaBox: "0 0 14400 14400" })),
  pdf("a page of one point", "done", () => onePage({ mediaBox: "0 0 1 1" })),
  pdf("a page of no size", "done", () => onePage({ mediaBox: "0 0 0 0" })),
  pdf("a page as long as a street", "done", () => onePage({ mediaBox: "0 0 10 900000000" })),
  pdf("a page box with its corners changed", "done", () => onePage({ mediaBox: "300 400 0 0" })),
  pdf("an outline that points back at itself", "done", () =>
    onePage({
      catalog: "/Outlines 5 0 R",
      extra: outline([
        "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
        "<< /Title (Again) /Parent 5 0 R /Next 6 0 R /First 6 0 R /Dest [3 0 R /Fit] >>",
      ]),
    }),
  ),
  pdf("an outline a thousand levels deep", "done", () =>
    onePage({
      catalog: "/Outlines 5 0 R",
      extra: outline([
        "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
        ...Array.from(
          { length: 1000 },
          (_, index) => `<< /Title (Level) /Parent 5 0 R /First ${index + 7} 0 R >>`,
        ),
      ]),
    }),
  ),
  pdf("an outline that leads to no page", "done", () =>
    onePage({
      catalog: "/Outlines 5 0 R",
      extra: outline(["<< /First 6 0 R >>", "<< /Title (Away) /Dest [99 0 R /Fit] >>"]),
    }),
  ),
  pdf("a page tree that contains itself", "done", () => onePage({ kids: "2 0 R 3 0 R", count: 2 })),
  pdf("a count of a hundred million pages", "done", () => onePage({ count: 100_000_000 })),
  pdf("twenty thousand pages promised and one there", "pdf_damaged", () => onePage({ count: 20_000 })),
  pdf("a negative count of pages", "done", () => onePage({ count: -5 })),
  pdf("no pages", "pdf_empty", () => onePage({ kids: "", count: 0 })),
  pdf("locked with a password", "pdf_locked", () => buildSmallPdf({ pages: ["Secret"], isLocked: true })),
  pdf("a lock of an unknown kind", "pdf_locked", () =>
    patched(
      buildSmallPdf({ pages: ["Secret"], isLocked: true }),
      "/Filter /Standard /V 1",
      "/Filter /Adept /V 99 ",
    ),
  ),
  pdf("without its table of objects", "done", () => patched(book(), "xref\n0", "xxxx\n0")),
  pdf("a table of objects that is somewhere else", "done", () =>
    patched(book(), "startxref\n", "startxref 9"),
  ),
  pdf("a stream that claims to be longer than the file", "done", () =>
    patched(book(), "/Length 2", "/Length 9"),
  ),
  pdf("a content that draws itself", "done", () =>
    onePage({
      content: "/F Do",
      resources: "/XObject << /F 5 0 R >>",
      extra: (file) =>
        file.add(
          "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream",
        ),
    }),
  ),
  pdf("a content that unfolds to 30 million spaces", "done", () =>
    onePage({ content: " ".repeat(30_000_000) }),
  ),
  pdf("twenty thousand strokes", "done", () => onePage({ content: "0 0 m 9 9 l S\n".repeat(20_000) })),
  pdf("a picture of absurd size", "done", () =>
    onePage({ ...DRAW_IMAGE, extra: IMAGE("/Width 20000 /Height 20000") }),
  ),
  pdf("a picture of negative size", "done", () =>
    onePage({ ...DRAW_IMAGE, extra: IMAGE("/Width -1 /Height -1") }),
  ),
  pdf("a picture with less data than it needs", "done", () =>
    onePage({ ...DRAW_IMAGE, extra: IMAGE("/Width 900 /Height 900") }),
  ),
  pdf("scripts and an action on opening", "done", () =>
    onePage({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }),
  ),
  pdf("a title in every script and none", "done", () =>
    buildPdf({ title: "Ω書名‮\u0000 عنوان", author: "", pages: [{ text: "A" }] }),
  ),
  pdf("metadata that declares entities", "done", () => {
    const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rdf:RDF/></x:xmpmeta>`;
    return onePage({
      extra: (file) =>
        file.add(`<< /Type /Metadata /Length ${packet.length} >>\nstream\n${packet}\nendstream`),
    });
  }),
  pdf("metadata that never ends", "done", () =>
    Buffer.concat([book(), Buffer.from("<x:xmpmeta ".repeat(50_000))]),
  ),
  pdf("rubbish before the header", "done", () => Buffer.concat([Buffer.alloc(500, "rubbish "), book()])),
  pdf("rubbish behind the end", "done", () => Buffer.concat([book(), Buffer.alloc(100_000, 7)])),
  pdf("a zip behind it (polyglot)", "done", () =>
    Buffer.concat([book(), Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1")]),
  ),
  pdf("only a header", "pdf_damaged", () => Buffer.from("%PDF-1.7\n")),
  pdf("a header and zeros", "pdf_damaged", () =>
    Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(50_000)]),
  ),
  pdf("a web page", "web_page: pdf", () => HTML),
  pdf("a web page that says PDF", "web_page: pdf", () => Buffer.concat([HTML, Buffer.from("%PDF-1.4")])),
  pdf("a picture", "wrong_kind: a picture, not pdf", () =>
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  ),
  pdf("text", "unknown_kind: pdf", () => Buffer.from("Once upon a time")),
  ...truncated("pdf", "pdf_damaged", book),
];
