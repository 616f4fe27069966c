import sharp from "sharp";
import { contentSchema } from "#lib/content/schema.ts";
import { getContent } from "#lib/server/catalog/content/get-content.ts";
import { requestCovers } from "#lib/server/catalog/conversions/request-cover.ts";
import { until } from "#tests/support/until.ts";
import { type Desk, readTitle } from "./desk.ts";

export const jpegOf = (background: string, width = 1500, height = 2000) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** The cover of the title that a test is about by then: asked for, read as the API says it, and its files. */
export function coversOf(desk: Desk, idOf: () => number) {
  const files = async () =>
    (await desk.ctx.storage.list("covers")).filter((key) => key.includes(`/${idOf()}-`));
  return {
    ask: (url: string, keepLarger = false) =>
      desk.db.transaction((tx) => requestCovers(desk.ctx, tx, [{ contentId: idOf(), url, keepLarger }])),
    until: (isRight: (title: Awaited<ReturnType<typeof readTitle>>) => boolean) =>
      until(() => readTitle(desk, idOf()), isRight),
    async read() {
      const { json } = await getContent(desk.ctx, { id: String(idOf()), idType: "internal" });
      const {
        cover_url,
        cover = null,
        cover_error = null,
        cover_pending,
      } = contentSchema.parse(JSON.parse(json));
      return { cover_url, cover, cover_error, cover_pending };
    },
    files,
    /** A cover is four files: three sizes and its original. Those of the one before go a moment after. */
    untilOneIsKept: () => until(files, (keys) => keys.length === 4),
  };
}
