import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TocEntry } from "../../../content/schema.ts";
import { type EpubPackage, resolveHref } from "../../files/formats/epub-package.ts";
import { sanitizeChapter } from "../../files/formats/epub-sanitize.ts";
import { tidyText } from "../../files/formats/found-text.ts";
import { picturePlaces } from "../../files/formats/picture-places.ts";
import { textOfClean } from "../../files/formats/plain-text.ts";
import { decodeXml } from "../../files/formats/xml.ts";
import type { Zip } from "../../files/formats/zip.ts";
import { type ChapterFile, countWords, type OnProgress } from "./converted.ts";
import { createPictures } from "./epub-pictures.ts";

const MAX_CHAPTER_BYTES = 16 * 1024 * 1024;
/** What the preview keeps; words are counted beyond. */
const MAX_WRITTEN_CHAPTERS = 500;
const MAX_WRITTEN_BYTES = 24 * 1024 * 1024;

type Reading = { zip: Zip; book: EpubPackage; tableOfContents: TocEntry[] | null; outDir: string };

/**
 * Counts the words of a book, and writes its chapters under `outDir` as
 * `chapters/0001.html` and so on: whole documents without style, whose pictures are in `../images/`.
 */
export async function readChapters(reading: Reading, onProgress: OnProgress) {
  const { zip, book, tableOfContents, outDir } = reading;
  const pictures = createPictures(zip, outDir);
  const titles = titlesOf(tableOfContents ?? []);
  const fileOf = new Map(
    book.spine.slice(0, MAX_WRITTEN_CHAPTERS).map((path, index) => [path, nameOf(index)]),
  );
  const chapters: ChapterFile[] = [];
  let totalWords = 0;
  let picturesWithoutAlt = 0;
  let drawings = 0;
  let writtenBytes = 0;
  let chapterCount = 0;
  const cutChapters: string[] = [];
  const missingChapters: string[] = [];
  await mkdir(join(outDir, "chapters"), { recursive: true });

  for (const [index, path] of book.spine.entries()) {
    const bytes = await zip.read(path, { maxBytes: MAX_CHAPTER_BYTES, isTruncated: true });
    if (bytes && bytes.length >= MAX_CHAPTER_BYTES) cutChapters.push(path);
    const isKept = index < MAX_WRITTEN_CHAPTERS && writtenBytes < MAX_WRITTEN_BYTES;
    const root: Root = { lang: book.lang, dir: null };
    const html = sanitizeChapter(bytes ? decodeXml(bytes) : "", {
      link: (href) => linkTo(href, path, fileOf),
      picture: (source) => (isKept ? pictureAt(source, path, pictures.fileOf) : null),
      onRoot({ lang, dir }) {
        root.lang = lang || root.lang;
        root.dir = dir === "rtl" || dir === "ltr" ? dir : root.dir;
      },
      onMissingAlt: () => picturesWithoutAlt++,
      onDrawing: () => drawings++,
    });
    onProgress();
    totalWords += countWords(textOfClean(html));
    if (bytes) chapterCount++;
    else missingChapters.push(path);
    if (isKept && bytes) {
      const title = titles.get(path) ?? headingOf(html) ?? String(index + 1);
      const shown = withoutPictures(html, await pictures.write(onProgress));
      const page = documentOf(shown, title, root);
      await writeFile(join(outDir, "chapters", nameOf(index)), page);
      writtenBytes += page.length;
      chapters.push({
        title,
        file: `chapters/${nameOf(index)}`,
        length: shown.length,
        pictures: picturePlaces(shown).length,
      });
    }
    onProgress({ done: index + 1, total: book.spine.length, unit: "chapter" });
  }
  return { totalWords, picturesWithoutAlt, chapters, chapterCount, cutChapters, missingChapters, drawings };
}

function nameOf(index: number): string {
  return `${String(index + 1).padStart(4, "0")}.html`;
}

function linkTo(href: string, base: string, fileOf: ReadonlyMap<string, string>): string | null {
  const [, fragment] = href.split("#", 2);
  const suffix = fragment ? `#${encodeURIComponent(fragment)}` : "";
  if (href.startsWith("#")) return suffix || null;
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return null;
  const file = fileOf.get(resolveHref(base, href));
  return file ? file + suffix : null;
}

function pictureAt(source: string, base: string, fileOf: (name: string) => string | null): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(source)) return null;
  const file = fileOf(resolveHref(base, source));
  return file ? `../${file}` : null;
}

function withoutPictures(html: string, files: readonly string[]): string {
  return files.reduce((rest, file) => rest.replaceAll(` src="../${file}"`, ""), html);
}

/** The first title that the contents give to each document. */
function titlesOf(entries: readonly TocEntry[], titles = new Map<string, string>()): Map<string, string> {
  for (const { title, href = "", children = [] } of entries) {
    const [path = ""] = href.split("#");
    if (!titles.has(path)) titles.set(path, title);
    titlesOf(children, titles);
  }
  return titles;
}

function headingOf(html: string): string | null {
  const start = html.search(/<h[1-3][\s>]/);
  if (start < 0) return null;
  const [heading = ""] = html.slice(start, start + 2_000).split(/<\/h[1-3]>/, 1);
  return tidyText(textOfClean(heading));
}

/** Of the chapter itself, else of the book. */
type Root = { lang: string | null; dir: "ltr" | "rtl" | null };

function documentOf(body: string, title: string, { lang, dir }: Root): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const language = lang ? ` lang="${escaped(lang)}"` : "";
  const direction = dir ? ` dir="${dir}"` : "";
  return `<!doctype html>\n<html${language}${direction}>\n<head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body>${body}</body>\n</html>\n`;
}
