import { randomInt } from "node:crypto";
import sharp from "sharp";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import { createPdfObjects } from "#lib/server/demo/files/pdf-objects.ts";
import { buildAiff } from "#tests/worker/support/aiff.ts";
import { buildBook } from "#tests/worker/support/epub.ts";
import { buildM4a } from "#tests/worker/support/m4a.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";

/** A small, valid EPUB with a cover. */
export async function epubOf(title: string): Promise<Buffer> {
  const paper = { width: 600, height: 900, channels: 3, background: "#345" } as const;
  return buildEpub({
    cover: await sharp({ create: paper }).jpeg().toBuffer(),
    title,
    authors: ["Donald Hall"],
    lang: "en",
    identifier: `urn:test:${encodeURIComponent(title)}`,
    chapters: [
      { title: "The Farm", html: "<p>It was the end of summer when I went to the farm.</p>" },
      { title: "The Pond", html: "<p>Nobody else was awake.</p>" },
    ],
  });
}

/** A chapter with a picture, then one with more words than a preview shows. */
export async function picturedEpubOf(title: string): Promise<Buffer> {
  const cover = await sharp({ create: { width: 60, height: 90, channels: 3, background: "#345" } })
    .jpeg()
    .toBuffer();
  const long = Array.from({ length: 60 }, (_, index) => `<p>Line ${index + 1} of the pond.</p>`).join("");
  return buildEpub({
    cover,
    title,
    authors: ["Donald Hall"],
    lang: "en",
    identifier: `urn:test:${encodeURIComponent(title)}`,
    chapters: [
      {
        title: "The Farm",
        html: `<p><img src="cover.jpg" alt="A farm"/></p><p>It was the end of summer.</p>`,
      },
      { title: "The Pond", html: long },
    ],
  });
}

/** Four pages, of which a preview shows two. */
export function fourPagesOf(title: string): Buffer {
  const pages = ["One", "Two", "Three", "Four"].map((heading) => ({ heading, text: "At the farm." }));
  return buildPdf({ title, author: "Donald Hall", pages });
}

/** Two pages. */
export function pdfOf(title: string): Buffer {
  const pages = [{ text: title }, { heading: "The Farm", text: "It was the end of summer." }];
  return buildPdf({ title, author: "Donald Hall", pages });
}

/** A PDF that has an ISBN on its copyright page only. */
export function printedIsbnPdfOf(title: string, isbn: string): Buffer {
  const pages = [{ text: title }, { text: `First edition\n\nISBN ${isbn}` }, { text: "It was summer." }];
  return buildPdf({ title, author: "Donald Hall", pages });
}

/** A page that is a drawing, as a scan is. */
export function textlessPdfOf(title: string): Buffer {
  const pdf = createPdfObjects();
  pdf.add("<< /Type /Catalog /Pages 2 0 R >>");
  pdf.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << >> /Contents 4 0 R >>");
  pdf.addStream("0.5 g 20 20 260 360 re f");
  const info = pdf.add(`<< /Title (${title}) >>`);
  return pdf.write(`/Root 1 0 R /Info ${info} 0 R`);
}

/** Readable, but against the rules: an element that does not exist, that many times. */
export function invalidEpubOf(title: string, faults = 1): Promise<Buffer> {
  const chapters = [{ title: "The Farm", html: "<p><unknown>It was summer.</unknown></p>".repeat(faults) }];
  return buildEpub({ title, authors: ["Donald Hall"], lang: "en", identifier: "urn:test:bad", chapters });
}

/** Of its two chapters only the second, Dos, is in its table of contents; the first has no heading either. */
export function unnamedEpub(): Buffer {
  const data = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="text/two.xhtml">Dos</a></li></ol></nav></body></html>`;
  return buildBook({ version: 3, extra: [{ name: "OEBPS/nav.xhtml", data }] });
}

/** One that nobody can open without its password. */
export function lockedPdfOf(title: string): Buffer {
  return buildSmallPdf({ pages: [title], isLocked: true });
}

/** A few seconds of silence. */
export function mp3Of(title: string, track = 1): Buffer {
  return buildMp3({ seconds: 3, title, artist: "Donald Hall", album: "Readings", track });
}

/** Sound without a word about itself: as long as any other, and as loud as asked, 0 to 100. */
export function soundOf(loudness: number): Buffer {
  return buildMp3({ seconds: 3, loudness: () => loudness });
}

/** Three seconds of five: a table in its first frame counts those that were cut off, too. */
export function cutShortSound(): Buffer {
  const file = buildMp3({ seconds: 3 });
  file.write("Info\0\0\0\x01", 21, "latin1");
  file.writeUInt32BE(Math.round(5 / 0.024), 29);
  return file;
}

/** A film that calls itself sound: its first bytes do not tell. */
export const filmOf = (seconds: number): Buffer => buildM4a({ seconds, handler: "vide" });

export const WEB_PAGE = "<!doctype html><title>Sign in</title><p>You need access.</p>";

/** An EPUB with the lock of Readium. */
export function lockedEpub(): Buffer {
  return buildBook({ version: 3, extra: [{ name: "META-INF/license.lcpl", data: "{}" }] });
}

/** An ISBN-13 that is one, and that most probably no other test has. */
export function someIsbn(): string {
  // Every number behind 978-0 belongs to a range that is given out.
  const digits = `9780${randomInt(1e8).toString().padStart(8, "0")}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Sound of a kind that this browser does not play. */
export function aiffOf(seconds: number): Buffer {
  return buildAiff({ samples: Array.from({ length: seconds * 8000 }, (_, at) => Math.sin(at / 20) / 4) });
}
