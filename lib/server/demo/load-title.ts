import { z } from "zod";
import { trackSchema } from "#lib/tracks/schema.ts";
import { coverPath, filePath } from "./book-files.ts";
import type { Audiobook, DemoTitle } from "./demo-title.ts";
import { type Store, StoreRefusal } from "./store.ts";

const storedSchema = z.object({
  data: z.object({ id: z.number(), conversion_status: z.string(), cover_url: z.string().nullable() }),
});
const tracksSchema = z.object({ data: z.array(trackSchema) });

export type Loaded = { id: number; isNew: boolean };

/** Creates a title, or completes the one that an earlier run has left under the same ISBN. */
export async function loadTitle(store: Store, title: DemoTitle, filesUrl: string): Promise<Loaded> {
  const before = await findTitle(store, title.isbn);
  if (!before) await store.post("", createBody(title, filesUrl));
  else if (before.conversion_status === "error" && !isMeantToFail(title))
    await store.post(`/${before.id}/conversion?id_type=internal`, {});
  if (before && before.cover_url === null && needsCover(title))
    await store.put(`/${before.id}?id_type=internal`, { cover_url: filesUrl + coverPath(title) });
  const stored = before ?? (await findTitle(store, title.isbn));
  if (!stored) throw new Error(`${title.name} was created, but the store does not find it.`);
  if (title.fileType === "audio") await loadTracks(store, stored.id, title, filesUrl);
  return { id: stored.id, isNew: before === null };
}

/** An EPUB and a PDF bring their own. */
export function needsCover(title: DemoTitle): boolean {
  return (title.fileType === "audio" || title.fileType === "physical") && title.hasCover !== false;
}

export function isMeantToFail(title: DemoTitle): boolean {
  return "isBroken" in title;
}

async function findTitle(store: Store, isbn: string) {
  try {
    const { data } = await store.get(`/${isbn}?id_type=external`, storedSchema);
    return data;
  } catch (error) {
    if (error instanceof StoreRefusal && error.status === 404) return null;
    throw error;
  }
}

/** The store has made the first track and named it like the book. */
async function loadTracks(store: Store, id: number, book: Audiobook, filesUrl: string): Promise<void> {
  const path = `/${id}/tracks`;
  const { data: stored } = await store.get(`${path}?id_type=internal`, tracksSchema);
  const [first] = stored;
  const [{ title = "" } = {}] = book.tracks;
  if (first && first.title === book.name) await store.put(`${path}/${first.id}?id_type=internal`, { title });
  for (const [index, track] of book.tracks.entries()) {
    if (index === 0 || stored.some((known) => known.title === track.title)) continue;
    const body = { title: track.title, file_url: filesUrl + filePath(book, index + 1) };
    await store.post(`${path}?id_type=internal`, body);
  }
}

export function createBody(title: DemoTitle, filesUrl: string): Record<string, unknown> {
  const { isbn, name, lang, fileType, author, publisher, bisac, keywords, category } = title;
  return {
    external_id: isbn,
    name,
    lang,
    file_type: fileType,
    published_at: title.publishedAt,
    description: title.description ?? null,
    audience: title.audience ?? null,
    free: title.isFree ?? false,
    preview: title.hasPreview ?? false,
    prices: Object.entries(title.prices ?? {}).map(([currency_id, amount]) => ({ currency_id, amount })),
    author,
    publisher: [publisher],
    bisac,
    keywords,
    category,
    collection: title.collection ? [title.collection] : [],
    country: title.country ? [title.country] : [],
    edition: title.edition ? [title.edition] : [],
    ...(title.onlyIn ? { geographic_restrictions: { mode: "allow", countries: title.onlyIn } } : {}),
    ...kindBody(title, filesUrl),
  };
}

function kindBody(title: DemoTitle, filesUrl: string): Record<string, unknown> {
  const cover = needsCover(title) ? { cover_url: filesUrl + coverPath(title) } : {};
  if (title.fileType === "audio")
    return { narrator: title.narrator, file_url: filesUrl + filePath(title), ...cover };
  if (title.fileType !== "physical") return { file_url: filesUrl + filePath(title) };
  return {
    ...cover,
    pages: title.pages,
    height: title.height,
    width: title.width,
    weight: title.weight,
    stock: title.stock,
    binding_type: title.binding,
    editing_location: title.madeIn,
  };
}
