import { openDesk } from "./desk.ts";
import { buildSilence } from "./mp3.ts";
import { buildSmallPdf } from "./pdf.ts";
import { buildPictureBook, openStorefront, type Storefront } from "./storefront.ts";

export const CHAPTERS = 8;
export const CHAPTER_LENGTH = 6_000;
/** Of the first track. */
export const SECONDS = 200;
export const pdfFile = buildSmallPdf({
  pages: Array.from({ length: 12 }, (_, index) => `Page ${index + 1}`),
});
export const trackOne = buildSilence(SECONDS, "One");
export const trackTwo = buildSilence(30, "Two");

export const OPEN = { free: true, require_login: false, preview: false };
export const PREVIEW = { free: false, preview: true, preview_require_login: false };
export const CLOSED = { free: false, preview: false, preview_require_login: false, require_login: false };

/** A storefront with one title of each kind of file, converted and closed. */
export async function openShelf() {
  const desk = await openDesk();
  const worker = await desk.startWorker();
  const shop = await openStorefront(desk);
  const pdf = await shop.publish("pdf", CLOSED, pdfFile);
  const epub = await shop.publish("epub", CLOSED, await buildPictureBook(CHAPTERS, CHAPTER_LENGTH));
  const audio = await shop.publish("audio", CLOSED, trackOne, trackTwo);
  const status = async (path: string) => (await shop.visit(path)).status;

  return {
    desk,
    shop,
    pdf,
    epub,
    audio,
    status,
    statuses: (paths: string[]) => Promise.all(paths.map(status)),
    tracksOf: async () => (await shop.history(audio.id)).files.map(({ track_id }) => track_id),
    async setAll(settings: Parameters<Storefront["change"]>[1]) {
      for (const { id } of [pdf, epub, audio]) await shop.change(id, settings);
    },
    async close() {
      await shop.close();
      await worker.stop();
      await desk.close();
    },
  };
}

export type Shelf = Awaited<ReturnType<typeof openShelf>>;
