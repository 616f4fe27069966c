import type { DigitalType } from "#lib/content/schema.ts";
import { buildCover } from "#lib/server/demo/files/cover.ts";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";
import type { FileErrorCode } from "#lib/server/files/file-error.ts";
import { buildSmallPdf } from "#tests/worker/support/pdf.ts";

/** A file as it is served, and how its conversion has to end: well, or in an error with a code. */
export type BookFile = {
  name: string;
  body: Buffer | null;
  code: FileErrorCode | null;
  pages: number;
  chapters: number;
  seconds: number;
};

/** A title to create. An audiobook has a file for each track, any other one file. */
export type Book = {
  externalId: string;
  fileType: DigitalType;
  files: BookFile[];
  hasCoverUrl: boolean;
  /** Its file is sent to the dashboard; the others are fetched from a server. */
  isUploaded: boolean;
};

const CHAPTERS = 5;
const WORDS = "A sentence of a page that tells nothing and is there to be counted. ".repeat(12);

/** The files that all titles are made of: each kind good and bad. */
async function buildFiles() {
  const cover = await buildCover({ title: "Again and again", author: "Nobody", hue: 200 });
  const asked = await buildCover({ title: "Asked for", author: "Nobody", hue: 20 });
  const good = (name: string, body: Buffer, facts: Partial<BookFile> = {}): BookFile => ({
    name,
    body,
    code: null,
    pages: 0,
    chapters: 0,
    seconds: 0,
    ...facts,
  });
  const bad = (name: string, body: Buffer | null, code: FileErrorCode): BookFile => ({
    ...good(name, Buffer.alloc(0)),
    body,
    code,
  });
  const pdf = (pages: number) =>
    good(
      `${pages}-pages.pdf`,
      buildPdf({
        title: `A book of ${pages} pages`,
        author: "Nobody",
        pages: Array.from({ length: pages }, (_, index) => ({ heading: `Page ${index + 1}`, text: WORDS })),
      }),
      { pages },
    );
  const epub = good(
    "book.epub",
    await buildEpub({
      title: "A book of chapters",
      authors: ["Nobody"],
      lang: "en",
      identifier: "urn:uuid:6b1f7c1e-0000-4000-8000-000000000001",
      cover,
      chapters: Array.from({ length: CHAPTERS }, (_, index) => ({
        title: `Chapter ${index + 1}`,
        html: `<p>${WORDS}</p>`,
      })),
    }),
    { chapters: CHAPTERS },
  );
  const sound = (seconds: number) =>
    good(`${seconds}-seconds.mp3`, buildMp3({ seconds, title: `Track of ${seconds} seconds` }), { seconds });
  return {
    asked,
    shortPdf: pdf(6),
    longPdf: pdf(60),
    epub,
    tracks: [sound(30), sound(60), sound(90), sound(120)],
    lockedPdf: bad("locked.pdf", buildSmallPdf({ pages: ["Secret"], isLocked: true }), "pdf_locked"),
    webPage: bad("page.html", Buffer.from("<!doctype html><html><body>Sign in</body></html>"), "web_page"),
    missing: bad("missing.epub", null, "not_found"),
    noSound: bad("text.mp3", Buffer.from("La la la, la la. ".repeat(50)), "unknown_kind"),
  };
}

/** So many titles, always the same mix, and the picture that some of them ask for as cover: of ten, one is bad or has a bad track. */
export async function planBooks(count: number): Promise<{ books: Book[]; cover: Buffer }> {
  const { asked, shortPdf, longPdf, epub, tracks, lockedPdf, webPage, missing, noSound } = await buildFiles();
  const [track = noSound] = tracks;
  const good: [DigitalType, BookFile[]][] = [
    ["pdf", [shortPdf]],
    ["epub", [epub]],
    ["audio", [track]],
    ["pdf", [longPdf]],
    ["epub", [epub]],
    ["audio", tracks],
    ["pdf", [shortPdf]],
    ["epub", [epub]],
    ["pdf", [shortPdf]],
  ];
  const bad: [DigitalType, BookFile[]][] = [
    ["pdf", [lockedPdf]],
    ["epub", [webPage]],
    ["audio", [...tracks.slice(0, 2), noSound]],
    ["epub", [missing]],
  ];
  const books = Array.from({ length: count }, (_, index): Book => {
    const chosen = index % 10 === 9 ? bad[Math.floor(index / 10) % bad.length] : good[index % 10];
    const [fileType, files] = chosen ?? ["pdf", [shortPdf]];
    const isUploaded = index % 7 === 2 && files.length === 1 && files[0]?.code === null;
    return { externalId: `kill-${index}`, fileType, files, hasCoverUrl: index % 7 === 3, isUploaded };
  });
  return { books, cover: asked };
}
