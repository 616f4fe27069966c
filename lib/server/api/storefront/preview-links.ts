import type { ConversionHistory, ConvertedFile } from "#lib/conversions/history-schema.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { type BookFile, listBookFiles } from "../../catalog/reading/book-files.ts";
import { findBookById } from "../../catalog/reading/find-book.ts";
import { sharedPages } from "../../catalog/reading/preview-share.ts";
import { chaptersFor, previewSeconds, soundFor } from "./extent.ts";
import type { Passes } from "./passes.ts";

type Preview = NonNullable<ConvertedFile["preview"]>;

/**
 * A history with the addresses at which an editor sees what was made of each file, and how much of it
 * a buyer's preview shows. They are good for an hour or two, and for whoever has them.
 */
export async function withPreviews(
  ctx: CatalogContext,
  passes: Passes,
  contentId: number,
  history: ConversionHistory,
): Promise<ConversionHistory> {
  const [book, files] = await Promise.all([findBookById(ctx, contentId), listBookFiles(ctx, contentId)]);
  if (!book || files.length === 0) return history;
  const urlOf = (scope: "desk" | "preview") =>
    `${ctx.store.publicUrl}/previews/${passes.write({ contentId, scope })}`;
  const desk = urlOf("desk");
  const previewOf = async (trackId: number | null) => {
    const file = files.find((one) => one.trackId === trackId);
    return file ? toPreview(ctx, file, desk, book.totalPages) : null;
  };
  return {
    ...history,
    preview_url: `${urlOf("preview")}/read`,
    files: await Promise.all(
      history.files.map(async (file) => ({ ...file, preview: await previewOf(file.track_id) })),
    ),
  };
}

async function toPreview(
  ctx: Pick<CatalogContext, "storage">,
  file: BookFile,
  base: string,
  totalPages: number | null,
): Promise<Preview> {
  const shared = chaptersFor({ reach: "preview" }, file);
  const pages = Array.from({ length: file.pageCount }, (_, index) => String(index + 1).padStart(4, "0"));
  const isSound = file.trackId !== null;
  return {
    page_count: file.pageCount,
    page_urls: pages.map((page) => `${base}/pages/${page}.webp`),
    shared_pages: file.pageCount === 0 ? 0 : sharedPages(file.pageCount, totalPages ?? file.pageCount),
    chapters: file.chapters.map((chapter) => ({
      title: chapter.title,
      url: `${base}/${chapter.file}`,
      is_shared: shared.includes(chapter),
    })),
    audio_url: isSound ? `${base}/tracks/${file.trackId}` : null,
    shared_seconds: isSound ? Math.round(await heardSeconds(ctx, file)) : null,
  };
}

/** What cannot be cut, though it is of a kind that can, is not heard. While no file can be read, its kind counts. */
async function heardSeconds(ctx: Pick<CatalogContext, "storage">, file: BookFile): Promise<number> {
  const part = await soundFor(ctx, { reach: "preview" }, file).catch(() => undefined);
  return part === null ? 0 : previewSeconds(file);
}
