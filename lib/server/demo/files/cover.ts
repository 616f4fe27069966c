import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { buildCoverPdf } from "./pdf.ts";

/**
 * A book cover, 1200 × 1800 px, as JPEG. It is drawn as a PDF and rendered by PDFium, which brings
 * its own fonts: a bare machine has none for drawing text in any other way.
 */
export async function buildCover(cover: { title: string; author: string; hue: number }): Promise<Buffer> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(buildCoverPdf(cover));
    const { data, width, height } = await document.getPage(0).render({ scale: 3 });
    document.destroy();
    return await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
  } finally {
    library.destroy();
  }
}
