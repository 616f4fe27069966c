import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";

/** A page of a few hundred bytes that draws sixty million dashes: whoever draws it does nothing else for minutes. */
export function buildBusyPdf(): Buffer {
  const pdf = createPdfObjects();
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R >>");
  pdf.addStream(`1 w [0.01 0.01] 0 d\n${"0 0 m 300 400 l S\n".repeat(2_400)}`);
  return pdf.write("/Root 1 0 R");
}
