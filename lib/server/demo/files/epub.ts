import { buildZip } from "./zip.ts";

export type EpubChapter = {
  title: string;
  /** The inside of `body` as well-formed XHTML, without the heading. */
  html: string;
};
export type EpubBook = {
  title: string;
  authors: string[];
  lang: string;
  /** Such as `urn:isbn:9788498923377`. */
  identifier: string;
  chapters: EpubChapter[];
  /** What the book is about, a word or two each. */
  subjects?: string[];
  /** The day of its publication, such as `2024-05-31`. */
  published?: string;
  /** A JPEG. */
  cover?: Buffer;
};

const MODIFIED = "2026-01-01T00:00:00Z";

/** A valid EPUB 3, with the navigation of EPUB 2 beside it for older readers. */
export async function buildEpub(book: EpubBook): Promise<Buffer> {
  const cover = book.cover ? [{ name: "OEBPS/cover.jpg", data: book.cover, stored: true }] : [];
  return buildZip([
    { name: "mimetype", data: "application/epub+zip", stored: true },
    { name: "META-INF/container.xml", data: CONTAINER },
    { name: "OEBPS/book.opf", data: packageDocument(book) },
    { name: "OEBPS/nav.xhtml", data: navigation(book) },
    { name: "OEBPS/toc.ncx", data: ncx(book) },
    { name: "OEBPS/style.css", data: STYLE },
    ...book.chapters.map((chapter, index) => ({
      name: `OEBPS/${fileOf(index)}`,
      data: page(book.lang, chapter.title, `<h1>${escapeXml(chapter.title)}</h1>\n${chapter.html}`),
    })),
    ...cover,
  ]);
}

const STYLE = "body { font-family: serif; line-height: 1.5; margin: 5%; }\nh1 { font-weight: normal; }\n";

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function packageDocument(book: EpubBook): string {
  const { title, authors, lang, identifier, chapters, cover, subjects = [], published } = book;
  const items = chapters.map(
    (_, index) => `<item id="c${index + 1}" href="${fileOf(index)}" media-type="application/xhtml+xml"/>`,
  );
  if (cover)
    items.push(`<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="${escapeXml(lang)}">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="uid">${escapeXml(identifier)}</dc:identifier>
    <dc:title>${escapeXml(title)}</dc:title>
    ${authors.map((author) => `<dc:creator>${escapeXml(author)}</dc:creator>`).join("\n    ")}
    <dc:language>${escapeXml(lang)}</dc:language>
    ${subjects.map((subject) => `<dc:subject>${escapeXml(subject)}</dc:subject>`).join("\n    ")}
    ${published ? `<dc:date>${escapeXml(published)}</dc:date>` : ""}
    <meta property="dcterms:modified">${MODIFIED}</meta>
    ${cover ? `<meta name="cover" content="cover"/>` : ""}
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="style" href="style.css" media-type="text/css"/>
    ${items.join("\n    ")}
  </manifest>
  <spine toc="ncx">${chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`).join("")}</spine>
</package>
`;
}

function navigation({ lang, title, chapters }: EpubBook): string {
  const entries = chapters.map(
    (chapter, index) => `<li><a href="${fileOf(index)}">${escapeXml(chapter.title)}</a></li>`,
  );
  return page(
    lang,
    title,
    `<nav epub:type="toc"><h1>${escapeXml(title)}</h1><ol>${entries.join("\n")}</ol></nav>`,
  );
}

function ncx({ title, identifier, chapters }: EpubBook): string {
  const points = chapters.map(
    (chapter, index) =>
      `<navPoint id="p${index + 1}" playOrder="${index + 1}"><navLabel><text>${escapeXml(chapter.title)}</text></navLabel><content src="${fileOf(index)}"/></navPoint>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
  <head><meta name="dtb:uid" content="${escapeXml(identifier)}"/></head>
  <docTitle><text>${escapeXml(title)}</text></docTitle>
  <navMap>${points.join("\n")}</navMap>
</ncx>
`;
}

function page(lang: string, title: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${escapeXml(lang)}" xml:lang="${escapeXml(lang)}">
<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;
}

function fileOf(index: number): string {
  return `chapter-${String(index + 1).padStart(3, "0")}.xhtml`;
}

/** Also for attributes. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
