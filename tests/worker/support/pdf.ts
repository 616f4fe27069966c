import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";

type Options = {
  pages: string[];
  title?: string;
  author?: string;
  outline?: { title: string; page: number }[];
  isLocked?: boolean;
};

/** A PDF with one line of text a page. `isLocked`: as if encrypted with a password nobody knows. */
export function buildSmallPdf({ pages, title, author, outline = [], isLocked = false }: Options): Buffer {
  const pdf = createPdfObjects();
  const pageNumber = (index: number) => 4 + index * 2;
  const outlineNumber = 4 + pages.length * 2;
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ");
  pdf.add(`<< /Type /Catalog /Pages 2 0 R ${outline.length > 0 ? `/Outlines ${outlineNumber} 0 R` : ""} >>`);
  pdf.add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pages.forEach((text, index) => {
    pdf.add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 600] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R >>`,
    );
    pdf.addStream(`BT /F1 18 Tf 40 500 Td (${text}) Tj ET`);
  });
  if (outline.length > 0) {
    const last = outlineNumber + outline.length;
    pdf.add(
      `<< /Type /Outlines /First ${outlineNumber + 1} 0 R /Last ${last} 0 R /Count ${outline.length} >>`,
    );
    outline.forEach((entry, index) => {
      const own = outlineNumber + 1 + index;
      const next = own < last ? `/Next ${own + 1} 0 R` : "";
      const previous = index > 0 ? `/Prev ${own - 1} 0 R` : "";
      pdf.add(
        `<< /Title (${entry.title}) /Parent ${outlineNumber} 0 R ${next} ${previous} /Dest [${pageNumber(entry.page - 1)} 0 R /Fit] >>`,
      );
    });
  }
  const info = pdf.add(`<< ${title ? `/Title (${title})` : ""} ${author ? `/Author (${author})` : ""} >>`);
  const secret = "00".repeat(32);
  const lock = isLocked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >>`
    : "";
  return pdf.write(`/Root 1 0 R /Info ${info} 0 R /ID [<${secret}> <${secret}>] ${lock}`);
}
