import { Hono } from "hono";
import type { CatalogContext } from "../../catalog/context.ts";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import { isSharedPicture, readChapter, readCutChapter } from "../../catalog/reading/chapter-text.ts";
import { reachOfWhole } from "../../catalog/reading/find-book.ts";
import { wholeSound } from "../../files/cut-sound.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import { answerChapter, answerNoChapter } from "./chapter-page.ts";
import { chaptersFor, pagesFor, soundFor } from "./extent.ts";
import { answerFile, answerPicture, inlineAs } from "./file-answer.ts";
import { canRead, openFiles, type Reader, type Visit } from "./visit.ts";
import { wordsFor } from "./words.ts";

export type FindVisit = (c: ApiContext) => Promise<Visit | null>;
type Answer = Response | null;
type OpenBook = { visit: Reader; files: BookFile[] };

/**
 * Everything that a reader page shows, below the address of the book. Each byte passes here: who
 * asks, what they may see of this title, and only then a name of ours is looked for.
 */
export function readingFiles(ctx: CatalogContext, findVisit: FindVisit): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const serve = (path: string, answer: (c: ApiContext, book: OpenBook) => Promise<Answer>) =>
    app.get(path, async (c) => {
      const visit = await findVisit(c);
      if (!visit) return refuse(404, "There is no such book.");
      if (!canRead(visit)) return refuseClosed(visit.reach);
      const { files } = await openFiles(ctx, visit);
      return (await answer(c, { visit, files })) ?? refuse(404, "There is no such part of this book.");
    });

  serve("/pages/:name{\\d{4}\\.webp}", async (c, { visit, files: [file] }) => {
    const number = Number.parseInt(c.req.param("name") ?? "", 10);
    if (!file?.derivedKey || number < 1 || number > pagesFor(visit, file)) return null;
    return answerPicture(c, ctx, `${file.derivedKey}pages/${c.req.param("name")}`);
  });

  serve("/images/:name{\\d{4}\\.webp}", async (c, { visit, files: [file] }) => {
    const name = c.req.param("name") ?? "";
    if (!file?.derivedKey || visit.book.fileType !== "epub") return null;
    if (visit.reach === "preview" && !(await isSharedPicture(ctx, file, name))) return null;
    return answerPicture(c, ctx, `${file.derivedKey}images/${name}`);
  });

  serve("/chapters/:name{\\d{4}\\.html}", async (c, { visit, files: [file] }) => {
    const name = c.req.param("name") ?? "";
    const words = wordsFor(visit.book.lang, ctx.store.lang);
    const chapters = file ? chaptersFor(visit, file) : [];
    const extent = visit.reach === "preview" ? "shared" : "whole";
    const chapter = file ? await readChapter(ctx, file, name, extent) : null;
    if (!file || !chapter) return answerNoChapter(c, { chapters, isEditor: visit.isEditor, words });
    const isLeftOut = file.chapterCount > file.chapters.length;
    const cut = extent === "shared" ? await readCutChapter(ctx, file) : null;
    return answerChapter(c, { visit, chapter, name, chapters, cut, isLeftOut, words });
  });

  serve("/tracks/:id{\\d{1,15}}", async (c, { visit, files }) => {
    const file = files.find(({ trackId }) => String(trackId) === c.req.param("id"));
    const part = file ? await soundFor(ctx, visit, file) : null;
    if (!file || !part) return null;
    const { key, mediaType, checksum, name } = file.original;
    return answerFile(c, ctx, {
      key,
      mediaType: part.mediaType ?? toPlayable(mediaType),
      part,
      etag: `"${checksum.slice(0, 32)}-${part.head.length}-${part.start}-${part.end}"`,
      disposition: inlineAs(name),
    });
  });

  serve("/file", async (c, { visit, files: [file] }) => {
    // The whole original is for those alone to whom the whole book is open, and no pass is as good.
    if (!file || visit.isEditor || visit.book.fileType === "audio") return null;
    if (visit.reach !== "whole") return refuseClosed(reachOfWhole(visit.book));
    const { key, mediaType, sizeInBytes, checksum, name } = file.original;
    const etag = `"${checksum.slice(0, 32)}"`;
    const part = wholeSound({ sizeInBytes });
    return answerFile(c, ctx, { key, mediaType, part, etag, disposition: inlineAs(name) });
  });

  return app;
}

/** A book in an MP4 or Ogg frame is called a video by its first bytes: a player of sound wants its own word. */
function toPlayable(mediaType: string): string {
  return mediaType.replace(/^(video|application)\/(mp4|ogg|webm)$/, "audio/$2");
}

function refuseClosed(reach: Visit["reach"]): Response {
  return reach === "sign_in"
    ? refuse(401, "A sign-in at the store is needed to read this.")
    : refuse(403, "This has to be bought at the store before it can be read.");
}

function refuse(status: number, sentence: string): Response {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  return new Response(`${sentence}\n`, { status, headers });
}
