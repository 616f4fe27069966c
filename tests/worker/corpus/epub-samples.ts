import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { buildZip } from "#lib/server/demo/files/zip.ts";
import { buildBook, CONTAINER } from "../support/epub.ts";
import { patched, type Sample, sampleOf, truncated } from "./sample.ts";

type Extra = NonNullable<Parameters<typeof buildBook>[0]["extra"]>;
const withParts = (...extra: Extra) => buildBook({ version: 3, extra });
const chapter = (body: string) => ({
  name: "OEBPS/text/one.xhtml",
  data: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Uno</title></head><body>${body}</body></html>`,
});
const encryption = (algorithm: string) => ({
  name: "META-INF/encryption.xml",
  data: `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`,
});
const packageOf = (inside: string) => ({
  name: "OEBPS/book.opf",
  data: `<?xml version="1.0"?><package version="3.0"><metadata/>${inside}</package>`,
});

const book = () =>
  buildEpub({
    title: "Cien años",
    authors: ["Ana Ruiz"],
    lang: "es",
    identifier: "urn:isbn:9788498923377",
    chapters: Array.from({ length: 6 }, (_, index) => ({
      title: `Capítulo ${index + 1}`,
      html: `<p>Había una vez ${index}.</p>`.repeat(40),
    })),
  });

/** The start of a PNG that claims a size and brings nothing. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000802000000", "hex");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return Buffer.concat([header, Buffer.alloc(400)]);
}

const epub = sampleOf("epub");

export const epubSamples: Sample[] = [
  epub("version 2", "done", () => buildBook({ version: 2 })),
  epub("version 3", "done", () => buildBook({ version: 3 })),
  epub("a book of the demo", "done", book),
  epub("a hundred chapters", "done", () =>
    buildEpub({
      title: "Long",
      authors: [],
      lang: "en",
      identifier: "urn:uuid:1",
      chapters: Array.from({ length: 100 }, (_, index) => ({ title: `${index}`, html: "<p>Text</p>" })),
    }),
  ),
  epub("a chapter in Latin 1", "done", () =>
    withParts({
      name: "OEBPS/text/one.xhtml",
      data: Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?><html><body>Año</body></html>`, "latin1"),
    }),
  ),
  epub("a chapter in UTF-16", "done", () =>
    withParts({
      name: "OEBPS/text/one.xhtml",
      data: Buffer.from("\uFEFF<html><body>Año</body></html>", "utf16le"),
    }),
  ),
  epub("a chapter in an encoding that there is not", "done", () =>
    withParts({ name: "OEBPS/text/one.xhtml", data: `<?xml version="1.0" encoding="x-none"?><p>A</p>` }),
  ),
  epub("a chapter that is no text", "done", () =>
    withParts({ name: "OEBPS/text/one.xhtml", data: Buffer.alloc(20_000, 0xff) }),
  ),
  epub("a chapter full of scripts and addresses", "done", () =>
    withParts(
      chapter(
        `<script src="http://evil.invalid/x.js"/><img src="http://evil.invalid/x.png" onerror="alert(1)"/><a href="javascript:alert(1)">x</a><iframe src="http://evil.invalid/"></iframe><p style="background:url(http://evil.invalid/)">Text</p>`,
      ),
    ),
  ),
  epub("a chapter nested a hundred thousand deep", "done", () => withParts(chapter("<div>".repeat(100_000)))),
  epub("a chapter nested deep in elements that only look closed", "done", () =>
    withParts(chapter("<div x=/>".repeat(1_500_000))),
  ),
  epub("a chapter of one tag of eight million letters", "done", () =>
    withParts(chapter(`<${"a".repeat(8_000_000)}`)),
  ),
  epub("a chapter of one word of eight million parts", "done", () =>
    withParts(chapter("a-".repeat(8_000_000))),
  ),
  epub("a cover page of pictures that never end", "done", () =>
    withParts(
      { name: "OEBPS/cover.xhtml", data: "<img ".repeat(2_000_000) },
      packageOf(
        `<manifest><item id="a" href="text/one.xhtml"/></manifest><spine><itemref idref="a"/></spine><guide><reference type="cover" href="cover.xhtml"/></guide>`,
      ),
    ),
  ),
  epub("a chapter of nothing but brackets", "done", () => withParts(chapter("<".repeat(500_000)))),
  epub("a chapter of comments that never end", "done", () => withParts(chapter("<!--".repeat(200_000)))),
  epub("an entity bomb in a chapter", "done", () =>
    withParts({
      name: "OEBPS/text/one.xhtml",
      data: `<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}"><!ENTITY d "${"&c;".repeat(1000)}">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>&d;</body></html>`,
    }),
  ),
  epub("a chapter that reads a file of this machine", "done", () =>
    withParts({
      name: "OEBPS/text/one.xhtml",
      data: `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>`,
    }),
  ),
  epub("an entity bomb in the package", "epub_entities", () =>
    withParts({
      name: "OEBPS/book.opf",
      data: `<!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package><metadata>&b;</metadata></package>`,
    }),
  ),
  epub("an external entity in the container", "epub_entities", () =>
    withParts({
      name: "META-INF/container.xml",
      data: `<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><container>&x;</container>`,
    }),
  ),
  epub("a cover of absurd dimensions", "done", () => buildBook({ version: 3, cover: pngOf(60_000, 60_000) })),
  epub("a cover that is no picture", "done", () =>
    buildBook({ version: 3, cover: Buffer.from("not a picture") }),
  ),
  epub("pictures that are broken, missing or outside", "done", () =>
    withParts(
      chapter(
        `<img src="../images/a.png"/><img src="../images/none.png"/><img src="../../../../etc/passwd"/>`,
      ),
      { name: "OEBPS/images/a.png", data: pngOf(10, 10) },
    ),
  ),
  epub("a picture that is a bomb of SVG", "done", () =>
    withParts(chapter(`<img src="../images/a.svg"/>`), {
      name: "OEBPS/images/a.svg",
      data: `<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"><rect width="60000" height="60000"/></svg>`,
    }),
  ),
  epub("a chapter that is missing", "done", () =>
    withParts(
      packageOf(
        `<manifest><item id="a" href="none.xhtml"/><item id="b" href="text/one.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine>`,
      ),
    ),
  ),
  epub("contents nested five hundred deep", "epub_unreadable", () =>
    withParts({
      name: "OEBPS/nav.xhtml",
      data: `<html><body><nav>${`<ol><li><a href="a">x</a>`.repeat(500)}${"</li></ol>".repeat(500)}</nav></body></html>`,
    }),
  ),
  epub("fonts that are only obfuscated", "done", () =>
    withParts(encryption("http://www.idpf.org/2008/embedding")),
  ),
  epub("encrypted chapters", "epub_drm", () =>
    withParts(encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")),
  ),
  epub("the lock of Adobe", "epub_drm", () => withParts({ name: "META-INF/rights.xml", data: "<rights/>" })),
  epub("the lock of Apple", "epub_drm", () => withParts({ name: "META-INF/sinf.xml", data: "<sinf/>" })),
  epub("the lock of Readium", "epub_drm", () => withParts({ name: "META-INF/license.lcpl", data: "{}" })),
  epub("a bomb that states its size", "epub_too_big", () =>
    buildZip([
      ...Array.from({ length: 3 }, (_, index) => ({ name: `${index}`, data: "", statedSize: 0x7fff_ffff })),
    ]),
  ),
  epub("a bomb that hides its size", "epub_damaged", () =>
    withParts({ name: "OEBPS/text/one.xhtml", data: Buffer.alloc(20_000_000, "a "), statedSize: 100 }),
  ),
  epub("a chapter of forty million letters", "done", () =>
    withParts({ name: "OEBPS/text/one.xhtml", data: Buffer.alloc(40_000_000, "a ") }),
  ),
  epub("a package of forty million letters", "epub_too_big", () =>
    withParts({ name: "OEBPS/book.opf", data: Buffer.alloc(40_000_000, "<a/>") }),
  ),
  epub("more files than a book needs", "epub_too_many_files", () =>
    withParts(...Array.from({ length: 20_001 }, (_, index) => ({ name: `x/${index}`, data: "" }))),
  ),
  epub("a path that leads out", "epub_damaged", () => withParts({ name: "../../outside", data: "x" })),
  epub("a path from the root", "epub_damaged", () => withParts({ name: "/etc/outside", data: "x" })),
  epub("a path of Windows", "epub_damaged", () => withParts({ name: "C:\\outside", data: "x" })),
  epub("a name twice", "done", () =>
    buildZip([
      { name: "mimetype", data: "application/epub+zip", stored: true },
      { name: "META-INF/container.xml", data: CONTAINER },
      { name: "OEBPS/book.opf", data: "<package/>" },
      packageOf(`<manifest><item id="a" href="a"/></manifest><spine><itemref idref="a"/></spine>`),
      { name: "OEBPS/a", data: "<p>A</p>" },
    ]),
  ),
  epub("no container", "epub_is_zip", () =>
    buildZip([
      { name: "mimetype", data: "application/epub+zip", stored: true },
      { name: "a.txt", data: "a" },
    ]),
  ),
  epub("a container without a book", "epub_no_package", () =>
    withParts({ name: "META-INF/container.xml", data: "<container/>" }),
  ),
  epub("a container with a bad address", "epub_no_package", () =>
    withParts({
      name: "META-INF/container.xml",
      data: `<container><rootfiles><rootfile full-path="%E0%A4%A"/></rootfiles></container>`,
    }),
  ),
  epub("a package that is no XML", "epub_no_package", () =>
    withParts({ name: "OEBPS/book.opf", data: "{}" }),
  ),
  epub("no chapters", "epub_empty", () => withParts(packageOf("<manifest/><spine/>"))),
  epub("chapters of which none is there", "epub_no_chapters", () =>
    withParts(
      packageOf(
        `<manifest><item id="a" href="none.xhtml"/><item id="b" href="../text/one.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine>`,
      ),
    ),
  ),
  epub("an archive of something else", "epub_is_zip", () => buildZip([{ name: "a.txt", data: "a" }])),
  epub("damaged in the middle", "epub_damaged", () => {
    const file = Buffer.from(buildBook({ version: 3 }));
    return file.fill(0, 900, 1000);
  }),
  epub("a compression that nobody knows", "epub_damaged", () => {
    const file = Buffer.from(buildBook({ version: 3 }));
    for (let at = file.indexOf("PK\x01\x02"); at >= 0; at = file.indexOf("PK\x01\x02", at + 4))
      file[at + 10] = 99;
    return file;
  }),
  epub("a directory that is somewhere else", "epub_damaged", () => {
    const file = Buffer.from(buildBook({ version: 3 }));
    file.writeUInt32LE(0x7fff_fff0, file.length - 6);
    return file;
  }),
  epub("a wrong word in a file's head", "unknown_kind: epub", () =>
    patched(buildBook({ version: 3 }), "PK\x03\x04", "PK\x03\x09"),
  ),
  epub("a PDF", "wrong_kind: a PDF, not epub", () =>
    buildPdf({ title: "A", author: "B", pages: [{ text: "C" }] }),
  ),
  epub("a web page", "web_page: epub", () => Buffer.from("<html><body>Google Drive: sign in</body></html>")),
  ...truncated("epub", "epub_damaged", book),
];
