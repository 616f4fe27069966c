import sharp from "sharp";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { buildZip } from "#lib/server/demo/files/zip.ts";
import { CONTAINER } from "../support/epub.ts";
import { buildWav } from "../support/wav.ts";
import { type Sample, sampleOf } from "./sample.ts";

const CHAPTERS = 120;
const PICTURES = 34;

/** Some 20 MB: many chapters, and photographs that do not pack. */
async function illustratedBook(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const photograph = await sharp({
    create: { width: 900, height: 700, channels: 3, background: "white", noise },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  const chapters = Array.from({ length: CHAPTERS }, (_, index) => `c${index + 1}`);
  const pictures = Array.from({ length: PICTURES }, (_, index) => `p${index + 1}`);
  const items = [
    ...chapters.map((id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`),
    ...pictures.map((id) => `<item id="${id}" href="${id}.jpg" media-type="image/jpeg"/>`),
    `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`,
  ];
  const links = chapters.map((id) => `<li><a href="${id}.xhtml">Capítulo ${id.slice(1)}</a></li>`);
  return buildZip([
    { name: "mimetype", data: "application/epub+zip", stored: true },
    { name: "META-INF/container.xml", data: CONTAINER },
    {
      name: "OEBPS/book.opf",
      data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">urn:uuid:1</dc:identifier><dc:title>Atlas del viento</dc:title>
<dc:language>es</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest>${items.join("")}</manifest><spine>${chapters.map((id) => `<itemref idref="${id}"/>`).join("")}</spine></package>`,
    },
    {
      name: "OEBPS/nav.xhtml",
      data: page("Índice", `<nav epub:type="toc"><ol>${links.join("")}</ol></nav>`),
    },
    ...chapters.map((id, index) => ({
      name: `OEBPS/${id}.xhtml`,
      data: page(
        `Capítulo ${index + 1}`,
        `${picture(index)}${"<p>Sopla el viento del sur.</p>".repeat(200)}`,
      ),
    })),
    ...pictures.map((id) => ({ name: `OEBPS/${id}.jpg`, data: photograph, stored: true })),
  ]);
}

const picture = (index: number) =>
  index < PICTURES ? `<p><img src="p${index + 1}.jpg" alt="El viento"/></p>` : "";

const page = (title: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title></head><body>${body}</body></html>`;

/** Books as large as real ones, of which nothing is wrong. */
export const largeSamples: Sample[] = [
  sampleOf("epub")("20 MB of chapters and photographs", "done", illustratedBook),
  sampleOf("pdf")("three hundred pages with an outline", "done", () =>
    buildPdf({
      title: "Historia del viento",
      author: "Ana Ruiz",
      pages: Array.from({ length: 300 }, (_, index) => ({
        ...(index % 10 === 0 ? { heading: `Capítulo ${index / 10 + 1}` } : {}),
        text: `Sopla el viento del sur ${index}.\n\n`.repeat(8),
      })),
    }),
  ),
  sampleOf("audio")("WAV of ten minutes", "done", () =>
    buildWav({ samples: Array.from({ length: 600 * 8000 }, (_, index) => Math.sin(index / 3)), bits: 8 }),
  ),
];
