import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";

/** A page of a few hundred bytes that draws sixty million dashes: whoever draws it does nothing else for minutes. */
export const buildBusyPdf = (): Buffer => buildDashedPdf({ pages: 1, lines: 2_400 });

/** Pages of so many lines of 25,000 dashes each: one page as long as the other. */
export function buildDashedPdf({ pages, lines }: { pages: number; lines: number }): Buffer {
  const pdf = createPdfObjects();
  const numbers = Array.from({ length: pages }, (_, index) => index + 4);
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add(`<< /Type /Pages /Kids [${numbers.map((n) => `${n} 0 R`).join(" ")}] /Count ${pages} >>`);
  pdf.addStream(`1 w [0.01 0.01] 0 d\n${"0 0 m 300 400 l S\n".repeat(lines)}`);
  for (const _ of numbers) pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 3 0 R >>");
  return pdf.write("/Root 1 0 R");
}
