import type { Audiobook, Book, DemoTitle } from "./demo-title.ts";
import { buildCover } from "./files/cover.ts";
import { hueOf } from "./files/cover-drawing.ts";
import { buildEpub } from "./files/epub.ts";
import { buildMp3 } from "./files/mp3.ts";
import { buildPdf } from "./files/pdf.ts";
import { voiceAt } from "./reading-voice.ts";

export type ServedFile = { mediaType: string; body: Buffer };

const NOTES = {
  es: "Esta edición de demostración contiene solo el comienzo de la obra.",
  pt: "Esta edição de demonstração contém apenas o começo da obra.",
  en: "This demonstration edition holds only the opening of the work.",
};

const SIGN_IN_PAGE = `<!doctype html>
<html lang="es"><head><title>Iniciar sesión</title></head>
<body><h1>Iniciar sesión</h1><p>Para descargar este archivo hay que iniciar sesión.</p></body></html>
`;

/** Path of the file of a title, or of one of its tracks (from 1), under the address of the file server. */
export function filePath(title: Book | Audiobook, track?: number): string {
  if (title.fileType !== "audio") return `/${title.isbn}/book.${title.fileType}`;
  return `/${title.isbn}/track-${String(track ?? 1).padStart(2, "0")}.mp3`;
}

export function coverPath(title: DemoTitle): string {
  return `/${title.isbn}/cover.jpg`;
}

/** Makes the file behind a path, or null when no title has such a file. */
export async function openDemoFile(catalog: readonly DemoTitle[], path: string): Promise<ServedFile | null> {
  const title = catalog.find(({ isbn }) => path.startsWith(`/${isbn}/`));
  if (!title) return null;
  if (path === coverPath(title)) return { mediaType: "image/jpeg", body: await coverOf(title) };
  if (title.fileType === "physical") return null;
  if (title.fileType === "audio") {
    const index = title.tracks.findIndex((_, place) => path === filePath(title, place + 1));
    return index < 0 ? null : { mediaType: "audio/mpeg", body: trackOf(title, index) };
  }
  return path === filePath(title) ? bookOf(title) : null;
}

async function bookOf(book: Book): Promise<ServedFile> {
  if (book.isBroken) return { mediaType: "text/html; charset=utf-8", body: Buffer.from(SIGN_IN_PAGE) };
  return book.fileType === "pdf"
    ? { mediaType: "application/pdf", body: pdfOf(book) }
    : { mediaType: "application/epub+zip", body: await epubOf(book) };
}

async function epubOf(book: Book): Promise<Buffer> {
  return buildEpub({
    title: book.name,
    authors: book.author,
    lang: book.lang,
    identifier: `urn:isbn:${book.isbn}`,
    chapters: book.chapters.map((title, index) => ({
      title,
      html: `${index === 0 ? `<p>${book.opening}</p>` : ""}<p><i>${NOTES[book.lang]}</i></p>`,
    })),
    cover: book.hasCover === false ? undefined : await coverOf(book),
  });
}

function pdfOf(book: Book): Buffer {
  const chapters = book.chapters.map((heading, index) => ({
    heading,
    text: `${index === 0 ? `${book.opening}\n\n` : ""}${NOTES[book.lang]}`,
  }));
  return buildPdf({
    title: book.name,
    author: book.author.join(", "),
    pages: [{ text: book.publisher }, ...chapters],
  });
}

function trackOf(book: Audiobook, index: number): Buffer {
  const { title = "", seconds = 0 } = book.tracks[index] ?? {};
  return buildMp3({
    seconds,
    title,
    artist: book.narrator.join(", "),
    album: book.name,
    track: index + 1,
    loudness: (second) => voiceAt(second, index),
  });
}

function coverOf({ name, author }: DemoTitle): Promise<Buffer> {
  return buildCover({ title: name, author: author.join(", "), hue: hueOf(name) });
}
