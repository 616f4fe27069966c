import { drawCover } from "./cover-drawing.ts";
import { createPdfObjects, type PdfObjects } from "./pdf-objects.ts";
import { breakLines, literal, unicodeString } from "./pdf-text.ts";

export type PdfPage = {
  /** Paragraphs are parted by empty lines. */
  text: string;
  heading?: string;
};
/** `page` counts from 1. */
export type PdfOutlineEntry = { title: string; page: number };
export type PdfBook = {
  title: string;
  author: string;
  pages: PdfPage[];
  /** Without one, the headings make the outline. */
  outline?: PdfOutlineEntry[];
  /** Degrees of the colour wheel; without one it follows from the title. */
  hue?: number;
};

const WIDTH = 432;
const HEIGHT = 648;
const MARGIN = 58;
const COLUMN = WIDTH - 2 * MARGIN;

/**
 * A small PDF with exactly as many pages as given. The first one is drawn as a cover, with its own
 * text at the foot. Latin script; text that is too long for its page is set smaller.
 */
export function buildPdf({ title, author, pages, outline = headingsOf(pages), hue }: PdfBook): Buffer {
  const pdf = createPdfObjects();
  const cover = drawCover({ title, author, hue }, { width: WIDTH, height: HEIGHT });
  const contents = pages.map((page, index) =>
    pdf.addStream(index === 0 ? `${cover}\n${drawImprint(page)}` : drawPage(page, title, index + 1)),
  );
  return writeBook(pdf, contents, { title, author, outline });
}

/** One page that is a cover and nothing else, `width` by `height` points. */
export function buildCoverPdf(cover: { title: string; author: string; hue: number }): Buffer {
  const pdf = createPdfObjects();
  const content = pdf.addStream(drawCover(cover, { width: 400, height: 600 }));
  return writeBook(pdf, [content], { ...cover, outline: [], size: [400, 600] });
}

type Frame = { title: string; author: string; outline: PdfOutlineEntry[]; size?: [number, number] };

function writeBook(
  pdf: PdfObjects,
  contents: number[],
  { title, author, outline, size = [WIDTH, HEIGHT] }: Frame,
) {
  const font = (name: string) =>
    pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const fonts = `/Regular ${font("Times-Roman")} 0 R /Bold ${font("Times-Bold")} 0 R`;
  const tree = pdf.next() + contents.length;
  const pages = contents.map((content) =>
    pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${size.join(" ")}] /Resources << /Font << ${fonts} >> >> /Contents ${content} 0 R >>`,
    ),
  );
  pdf.add(
    `<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}] /Count ${pages.length} >>`,
  );
  const outlines = outline.length > 0 ? `/Outlines ${addOutline(pdf, outline, pages)} 0 R` : "";
  const catalog = pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R ${outlines} >>`);
  const info = pdf.add(
    `<< /Title ${unicodeString(title)} /Author ${unicodeString(author)} /Producer (Colophon) >>`,
  );
  return pdf.write(`/Root ${catalog} 0 R /Info ${info} 0 R`);
}

function addOutline(pdf: PdfObjects, outline: PdfOutlineEntry[], pages: number[]): number {
  const root = pdf.next() + outline.length;
  const entries = outline.map(({ title, page }, index) => {
    const own = pdf.next();
    const previous = index > 0 ? `/Prev ${own - 1} 0 R` : "";
    const next = index < outline.length - 1 ? `/Next ${own + 1} 0 R` : "";
    const target = pages[page - 1];
    if (target === undefined) throw new RangeError(`The outline names page ${page} of ${pages.length}.`);
    return pdf.add(
      `<< /Title ${unicodeString(title)} /Parent ${root} 0 R ${previous} ${next} /Dest [${target} 0 R /Fit] >>`,
    );
  });
  return pdf.add(
    `<< /Type /Outlines /First ${entries[0]} 0 R /Last ${entries.at(-1)} 0 R /Count ${entries.length} >>`,
  );
}

function headingsOf(pages: PdfPage[]): PdfOutlineEntry[] {
  return pages.flatMap(({ heading }, index) => (heading ? [{ title: heading, page: index + 1 }] : []));
}

function drawImprint({ heading, text }: PdfPage): string {
  const lines = [heading ?? "", text].flatMap((part) => breakLines(part, 9, WIDTH - 86)).slice(0, 3);
  return lines
    .map((line, index) => `BT 0.2 g /Regular 9 Tf 43 ${17 - index * 9} Td ${literal(line)} Tj ET`)
    .join("\n");
}

function drawPage({ text, heading }: PdfPage, title: string, number: number): string {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  const top = HEIGHT - MARGIN - (heading ? 70 : 30);
  let size = 11;
  const set = () => paragraphs.map((paragraph) => breakLines(paragraph, size, COLUMN));
  const heightOf = (lines: string[][]) => (lines.flat().length + lines.length * 0.5) * size * 1.4;
  while (size > 3 && heightOf(set()) > top - MARGIN) size *= 0.95;

  const drawing = [
    `BT 0.45 g /Regular 8 Tf ${MARGIN} ${HEIGHT - 36} Td ${literal(title)} Tj ET`,
    `BT 0.45 g /Regular 8 Tf ${WIDTH - MARGIN - 12} 30 Td ${literal(String(number))} Tj ET`,
  ];
  if (heading) {
    const [line = ""] = breakLines(heading, 20, COLUMN * 3);
    drawing.push(`BT 0.1 g /Bold 20 Tf ${MARGIN} ${HEIGHT - MARGIN - 38} Td ${literal(line)} Tj ET`);
  }
  let y = top;
  for (const lines of set()) {
    for (const line of lines) {
      drawing.push(
        `BT 0.1 g /Regular ${size.toFixed(2)} Tf ${MARGIN} ${y.toFixed(2)} Td ${literal(line)} Tj ET`,
      );
      y -= size * 1.4;
    }
    y -= size * 0.7;
  }
  return drawing.join("\n");
}
