import { buildZip, type ZipEntry } from "#lib/server/demo/files/zip.ts";

export const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const CHAPTERS = [
  {
    name: "one.xhtml",
    title: "Uno",
    body: "<p>Una pala<b>bra</b> y dos m&aacute;s.</p><script>var no = 1</script>",
  },
  { name: "two.xhtml", title: "Dos", body: "<p>Segundo cap&#237;tulo, corto.</p>" },
];

type Options = {
  version: 2 | 3;
  cover?: Buffer;
  /** Entries that replace or join the usual ones. */
  extra?: ZipEntry[];
};

/** A book of two chapters with 5 and 3 words. */
export function buildBook({ version, cover, extra = [] }: Options): Buffer {
  const entries = [
    { name: "mimetype", data: "application/epub+zip", stored: true },
    { name: "META-INF/container.xml", data: CONTAINER },
    { name: "OEBPS/book.opf", data: version === 3 ? package3(cover) : package2(cover) },
    version === 3 ? { name: "OEBPS/nav.xhtml", data: NAVIGATION } : { name: "OEBPS/toc.ncx", data: NCX },
    ...CHAPTERS.map(({ name, title, body }) => ({
      name: `OEBPS/text/${name}`,
      data: `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body>${body}</body></html>`,
    })),
    ...(cover ? [{ name: "OEBPS/images/front.png", data: cover }] : []),
  ];
  const replaced = new Set(extra.map(({ name }) => name));
  return buildZip([...entries.filter(({ name }) => !replaced.has(name)), ...extra]);
}

/** A book without pictures: each chapter is given by its body, `c1` being the first; those in `missing` are listed only. */
export function buildTextBook(
  bodies: readonly string[],
  lang = "en",
  missing: readonly string[] = [],
): Buffer {
  const names = bodies.map((_, index) => `c${index + 1}`);
  const items = names.map(
    (name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  return buildZip([
    { name: "mimetype", data: "application/epub+zip", stored: true },
    { name: "META-INF/container.xml", data: CONTAINER },
    {
      name: "OEBPS/book.opf",
      data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Text</dc:title><dc:language>${lang}</dc:language><dc:identifier id="uid">urn:uuid:1</dc:identifier></metadata>
<manifest>${items.join("")}</manifest><spine>${names.map((name) => `<itemref idref="${name}"/>`).join("")}</spine></package>`,
    },
    ...bodies
      .map((body, index) => ({
        name: `OEBPS/${names[index]}.xhtml`,
        data: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${index + 1}</title></head><body>${body}</body></html>`,
      }))
      .filter((_, index) => !missing.includes(names[index] ?? "")),
  ]);
}

const METADATA = `<dc:title>El libro &amp; la prueba</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:creator>Luis Mar</dc:creator>
<dc:language>es</dc:language><dc:identifier id="uid">urn:uuid:1</dc:identifier><dc:identifier>urn:isbn:9780306406157</dc:identifier>`;
const ITEMS = `<item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/two.xhtml" media-type="application/xhtml+xml"/>`;
const SPINE_ITEMS = `<itemref idref="c1"/><itemref idref="c2"/>`;

function package3(cover?: Buffer): string {
  const item = cover
    ? `<item id="pic" href="images/front.png" media-type="image/png" properties="cover-image"/>`
    : "";
  return `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${METADATA}</metadata>
<manifest>${ITEMS}${item}<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine>${SPINE_ITEMS}</spine></package>`;
}

function package2(cover?: Buffer): string {
  const item = cover ? `<item id="pic" href="images/front.png" media-type="image/png"/>` : "";
  const meta = cover ? `<meta name="cover" content="pic"/>` : "";
  return `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${METADATA}${meta}</metadata>
<manifest>${ITEMS}${item}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="ncx">${SPINE_ITEMS}</spine></package>`;
}

const NAVIGATION = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="landmarks"><ol><li><a href="nav.xhtml">Guide</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="text/one.xhtml">Uno</a><ol><li><a href="text/one.xhtml#b">Parte <em>b</em></a></li></ol></li>
<li><a href="text/two.xhtml">Dos</a></li></ol></nav></body></html>`;

const NCX = `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>Uno</text></navLabel><content src="text/one.xhtml"/>
<navPoint><navLabel><text>Parte b</text></navLabel><content src="text/one.xhtml#b"/></navPoint></navPoint>
<navPoint><navLabel><text>Dos</text></navLabel><content src="text/two.xhtml"/></navPoint></navMap></ncx>`;
