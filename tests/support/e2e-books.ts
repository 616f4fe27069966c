import sharp from "sharp";
import { buildEpub } from "#lib/server/demo/files/epub.ts";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { buildPdf } from "#lib/server/demo/files/pdf.ts";

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

/** Two pages. */
export function pdfOf(title: string): Buffer {
  const pages = [{ text: title }, { heading: "The Farm", text: "It was the end of summer." }];
  return buildPdf({ title, author: "Donald Hall", pages });
}

/** A few seconds of silence. */
export function mp3Of(title: string, track = 1): Buffer {
  return buildMp3({ seconds: 3, title, artist: "Donald Hall", album: "Readings", track });
}

export const WEB_PAGE = "<!doctype html><title>Sign in</title><p>You need access.</p>";
