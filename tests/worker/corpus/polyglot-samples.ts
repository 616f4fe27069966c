import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildZip } from "#lib/server/demo/files/zip.ts";
import { buildBook } from "../support/epub.ts";
import { buildM4a } from "../support/m4a.ts";
import { buildSmallPdf } from "../support/pdf.ts";
import { type Sample, sampleOf } from "./sample.ts";

/** Files that are two things at once. What they are is decided by how they begin (contract 5), the same for everybody. */
const pdf = sampleOf("pdf");
const epub = sampleOf("epub");
const audio = sampleOf("audio");

const onePage = () => buildSmallPdf({ pages: ["One page"] });
const book = () => buildBook({ version: 3 });
const song = () => buildMp3({ seconds: 5, title: "A" });
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));

const HTML =
  "<!doctype html><html><head><title>A</title></head><body><script>alert(1)</script></body></html>\n";
const GIF =
  "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
const JPEG_COMMENT = "\xff\xd8\xff\xfe\x04\x00";
const ELF = "\x7fELF\x02\x01\x01".padEnd(64, "\0");
/** The head of a PalmDB with a Mobipocket book in it. */
const KINDLE = `${"A book".padEnd(60, "\0")}BOOKMOBI${"\0".repeat(200)}`;
/** A PDF as the first thing in a zip, not packed: its header is among the first bytes. */
const bookAroundPdf = () =>
  buildBook({ version: 3, extra: [{ name: "a.pdf", data: onePage(), stored: true }] });

export const polyglotSamples: Sample[] = [
  pdf("with an EPUB behind it", "done", () => joined(onePage(), book())),
  epub("behind a PDF", "wrong_kind: a PDF, not epub", () => joined(onePage(), book())),
  epub("behind the head of a PDF", "wrong_kind: a PDF, not epub", () => joined("%PDF-1.7\n", book())),
  pdf("in an EPUB", "wrong_kind: an EPUB, not pdf", bookAroundPdf),
  epub("around a PDF", "done", bookAroundPdf),
  pdf("in a zip", "wrong_kind: an archive, not pdf", () =>
    buildZip([{ name: "a.pdf", data: onePage(), stored: true }]),
  ),
  pdf("behind a web page", "web_page: pdf", () => joined(HTML, onePage())),
  pdf("with a web page behind it", "done", () => joined(onePage(), HTML)),
  epub("behind a web page", "web_page: epub", () => joined(HTML, book())),
  audio("behind a web page", "web_page: audio", () => joined(HTML, song())),
  pdf("in the comment of a JPEG", "wrong_kind: a picture, not pdf", () => joined(JPEG_COMMENT, onePage())),
  epub("behind a GIF", "wrong_kind: a picture, not epub", () => joined(GIF, book())),
  epub("behind a program", "unknown_kind: epub", () => joined(ELF, book())),
  audio("behind the head of a PDF", "wrong_kind: a PDF, not audio", () => joined("%PDF-1.7\n", song())),
  audio("with a PDF in its tag", "done", () =>
    buildMp3({ seconds: 5, title: "A", tags: { GEOB: onePage().toString("latin1") } }),
  ),
  pdf("in the tag of a song", "wrong_kind: sound, not pdf", () =>
    buildMp3({ seconds: 5, tags: { GEOB: onePage().toString("latin1") } }),
  ),
  audio("with an EPUB behind it", "done", () => joined(song(), book())),
  epub("behind a song", "wrong_kind: sound, not epub", () => joined(song(), book())),
  audio("in an EPUB", "wrong_kind: an EPUB, not audio", () =>
    buildBook({ version: 3, extra: [{ name: "a.mp3", data: song(), stored: true }] }),
  ),
  pdf("that is a film", "wrong_kind: a film, not pdf", () =>
    joined("\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom", buildM4a({ seconds: 1, handler: "vide" })),
  ),
  epub("that is a Word document", "wrong_kind: a Word document, not epub", () =>
    buildZip([
      {
        name: "[Content_Types].xml",
        data: `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      },
      { name: "word/document.xml", data: "<document/>" },
    ]),
  ),
  epub("that is a Kindle book", "wrong_kind: a Kindle book, not epub", () => joined(KINDLE)),
];
